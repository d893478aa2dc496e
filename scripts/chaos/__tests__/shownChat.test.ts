import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RawChat } from '../page/readWindow.ts';
import { readScreenNames } from '../screen/screenNames.ts';
import { shownChat } from '../screen/shownChat.ts';

const names = readScreenNames();

function raw(more: Partial<RawChat>): RawChat {
    return { name: 'C12 Client', text: '', buttons: [], blocks: [], parked: '', ...more };
}

void describe('a chat’s row as it is read', () => {
    void it('gives the client, the clocks, and the buttons that can be pressed', () => {
        const calm = names.clockStates.find(({ isOver }) => !isOver)?.words;
        const alarm = names.clockStates.find(({ alarms }) => alarms)?.words;
        const text = `C12 Client Reply 0:41 ${calm} Check-in 1:05 ${alarm} Hold Nudge`;
        const shown = shownChat(raw({ text, buttons: ['Hold', 'Nudge', 'Go to chat'] }), names);
        assert.equal(shown.client, 'C12');
        assert.deepEqual(shown.clocks, [
            { label: 'Reply', seconds: 41, alarms: false },
            { label: 'Check-in', seconds: -65, alarms: true }
        ]);
        assert.deepEqual(shown.buttons, ['Hold', 'Nudge']);
    });

    void it('tells a clock that alarms from one that is past due and rests', () => {
        const resting = names.clockStates.find(({ isOver, alarms }) => isOver && !alarms)?.words;
        const [clock] = shownChat(raw({ text: `Check-in 1:05 ${resting}` }), names).clocks;
        assert.deepEqual(clock, { label: 'Check-in', seconds: -65, alarms: false });
    });

    void it('tells how each action stands', () => {
        const stateOf = (text: string): unknown => {
            const label = names.actions.nudge;
            const [button = ''] = Object.entries(names.commands).find(([, command]) => command === 'ask') ?? [];
            const blocks = [{ label, text: `${label} ${text}`, buttons: [button] }];
            return shownChat(raw({ blocks }), names).actions[0]?.state;
        };
        assert.equal(stateOf('Are you still there?'), 'due');
        for (const { words, state } of names.states) {
            assert.equal(stateOf(words.join(' 0:10 ')), state, words.join());
        }
    });
});
