import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chatHistory } from '../referee/chatHistory.ts';
import { aCase, agent, at, chat, client, deed, NUDGE } from './recorded.ts';

test('a chat is told in the order of time, with what people did in it and what went wrong around it', () => {
    const told = chatHistory(
        chat([client(0, 'Where\nis it?'), agent(200, NUDGE)], {
            cases: [aCase(305)],
            deeds: [{ ...deed(199, 'asked', 'nudge'), window: 'second window', isFleeting: true }],
            ended: { by: 'client', at: at(400) }
        }),
        [{ at: at(100), what: 'dana: browser:offline' }]
    );

    assert.deepEqual(told, [
        '09:00:00.000 client: "Where\\nis it?"',
        '09:00:05.000 first accepted',
        '09:00:05.000 dana has it',
        '09:01:40.000 dana: browser:offline',
        '09:03:19.000 dana asked nudge in the second window (not stored)',
        `09:03:20.000 agent: "${NUDGE}"`,
        '09:05:05.000 case 500 opened by dana',
        '09:06:40.000 ended by client'
    ]);
});
