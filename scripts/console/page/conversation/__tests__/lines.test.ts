import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Conversation, Entry } from '../../../protocol.ts';
import { withText } from '../draft.ts';
import { endingWords, linesOf } from '../lines.ts';

function entry(id: string, type: Entry['type'], at: number): Entry {
    return {
        id,
        type,
        name: 'Mia Sommer',
        content: id,
        at
    };
}

function conversation(more: Partial<Conversation>): Conversation {
    return {
        chat: '0Mw000000000001AAA',
        kind: 'messaging',
        client: { firstName: 'Mia', lastName: 'Sommer', email: 'mia@example.com' },
        question: 'Where?',
        state: 'active',
        requestedAt: 100,
        acceptedAt: 200,
        entries: [entry('question', 'END_USER', 100), entry('hello', 'AGENT', 300)],
        ...more
    };
}

function ids(more: Partial<Conversation>): string[] {
    return linesOf(conversation(more)).map(({ id }) => id);
}

void test('the acceptance stands between what was asked before it and what was said after it', () => {
    assert.deepEqual(ids({}), ['begun', 'question', 'accepted', 'hello']);
});

void test('the acceptance stands there also where all of it happened in the same millisecond', () => {
    const entries = [
        entry('question', 'END_USER', 100),
        entry('hello', 'AGENT', 100),
        entry('thanks', 'END_USER', 100)
    ];
    assert.deepEqual(ids({ acceptedAt: 100, entries }), ['begun', 'question', 'accepted', 'hello', 'thanks']);
});

void test('a notice says who ended the chat, as the last line', () => {
    const lines = linesOf(conversation({ state: 'ended', ended: { by: 'client', name: 'Mia Sommer', at: 400 } }));
    const last = lines.at(-1);
    assert.equal(last?.isNotice, true);
    assert.match(last.text, /^The client ended the chat \(Mia Sommer\) • /);
    assert.equal(endingWords({ by: 'agent', name: 'Ava', at: 1 }), 'Ava ended the chat');
    assert.equal(endingWords({ by: 'system', at: 1 }), 'The chat was ended by the system');
});

void test('messages of the client and of the agent stand on different sides', () => {
    const [, question, , hello] = linesOf(conversation({}));
    assert.match(question?.class ?? '', /inbound/);
    assert.equal(question?.initials, 'MS');
    assert.match(hello?.class ?? '', /outbound/);
});

void test('a text put in at the cursor loses nothing of what the agent has typed', () => {
    assert.deepEqual(withText('Hello Mia', 5, ', dear', true), { value: 'Hello, dear Mia', caret: 11 });
    assert.deepEqual(withText('Hello', 2, 'Bye', false), { value: 'Bye', caret: 3 });
});
