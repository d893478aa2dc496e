import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CHAT, file, line, run } from './runReplay.ts';

function story(...lines: string[]): string {
    return run([file('story.jsonl', lines), '--chat', CHAT]).out;
}

describe('the story of a chat', () => {
    test('says each day on which something happened, and the day of what is due on another one', () => {
        // Midnight is 54,000 seconds after nine o'clock.
        const told = story(
            line('requested', 53_990),
            line('accepted', 54_010, { agent: 'Ann' }),
            line('ended', 54_020, { by: 'client' })
        );
        assert.match(told, /^Chat 570xx0000000001AAA, Mon, 5 Jan 2026 \(UTC\)\n\n23:59:50\.0 {2}The client asks/);
        assert.match(
            told,
            /Connect starts, due 00:00:20\.0 on Tue, 6 Jan 2026\n\nTue, 6 Jan 2026\n00:00:10\.0 {2}Ann acc/
        );
        assert.match(told, /Response starts, due 00:01:10\.0\n/);
        assert.equal(told.match(/^Tue, 6 Jan 2026$/gm)?.length, 1);
    });

    test('calls what is due as the clock that asks for it', () => {
        const told = story(line('requested', 0, { text: 'Where is it?' }), line('accepted', 0), line('closed', 400));
        assert.match(told, /Ticket: no answer starts/);
        assert.match(told, /! Ticket: no answer is due/);
        assert.doesNotMatch(told, /ticket:answer/);
    });

    test('does not say of a chat that only went to sleep that it ended', () => {
        const told = story(line('requested', 0), line('inactive', 10), line('requested', 500));
        assert.match(told, /Connect: open: the chat ended or slept before it was due after 10\.0 s/);
    });

    test('has all events of the chat, also where one for all chats has the same id', () => {
        const told = story(
            line('capacity', -60, { chat: '*', available: 1, id: '1' }),
            line('requested', 0, { id: '1' }),
            line('accepted', 10, { id: '2', agent: 'Ann' })
        );
        assert.match(told, /^09:00:00\.0 {2}The client asks for a chat\.$/m);
        assert.match(told, /Connect: in time after 10\.0 s/);
    });
});
