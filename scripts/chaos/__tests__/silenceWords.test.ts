import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createReferee, type Line } from '../referee/referee.ts';

const NUDGE = 'Are you still there?';
const CLOSING =
    'Hey! It looks like you are no longer available. I will be ending this chat, but if you need further assistance please open a new chat and we can continue assisting you!';
const START = Date.UTC(2026, 0, 5, 9);

function at(seconds: number): number {
    return START + seconds * 1_000;
}
function client(seconds: number, text = 'Where is it?'): Line {
    return { from: 'client', text, at: at(seconds) };
}
function agent(seconds: number, text = 'It is on its way.'): Line {
    return { from: 'agent', text, at: at(seconds) };
}

function broken(lines: Line[], asleepAt: number[] = []): string[] {
    const referee = createReferee();
    referee.conduct([{ chat: '0Mw1', client: 'C1', acceptedAt: START, lines, asleepAt, holder: 'dana', cases: [] }]);
    return referee.violations().map(({ promise }) => promise);
}

test('a client who waits for an answer is not asked whether they are there', () => {
    assert.deepEqual(broken([client(0), agent(190, NUDGE)]), ['no words of silence to a client who waits']);
});

test('a client who was asked for patience is neither asked nor told goodbye', () => {
    const held = [client(0), agent(10), agent(20, 'Let me check that for you.')];
    assert.deepEqual(broken([...held, agent(200, NUDGE)]), ['no words of silence to a client who waits']);
    assert.deepEqual(broken([...held.slice(0, 2), agent(190, NUDGE), ...held.slice(2), agent(330, CLOSING)]), [
        'no words of silence to a client who waits'
    ]);
});

test('a client who was told of a ticket waits no more, even where the same message began with asking for patience', () => {
    const both =
        'I need a few minutes to find that out for you.This is taking longer than it should, so I have opened ticket 7 for you.';
    assert.deepEqual(broken([client(0), agent(20, both), agent(201, NUDGE)]), ['a ticket that is told of exists']);
});

test('a client who said thanks, or whose chat slept meanwhile, waits for nothing', () => {
    assert.deepEqual(broken([client(0), agent(10), client(20, 'Thank you'), agent(201, NUDGE)]), []);
    assert.deepEqual(broken([client(0), client(300, 'Thank you'), agent(490, NUDGE)], [at(200)]), []);
});

test('closing words need a question of their own: one from before the agent’s last answer does not count', () => {
    const lines = [client(0), agent(10), agent(190, NUDGE), agent(200, 'One more thing.')];
    assert.deepEqual(broken([...lines, agent(501, CLOSING)]), ['no closing words without a nudge']);
    assert.deepEqual(broken([...lines, agent(381, NUDGE), agent(502, CLOSING)]), []);
});

test('closing words wait for two minutes after a late question', () => {
    const lines = [client(0), agent(10), agent(240, NUDGE)];
    assert.deepEqual(broken([...lines, agent(311, CLOSING)]), ['no closing words without a nudge']);
    assert.deepEqual(broken([...lines, agent(360, CLOSING)]), []);
});
