import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { at, CHAT, file, line, report, run, type ReportJson } from './runReplay.ts';

const NOTHING = { max: null, p50: null, p95: null };

describe('the JSON report', () => {
    test('is the page’s example to the letter, every key in its place', () => {
        const timeline = file('example.jsonl', [
            line('requested', 0, { text: 'Where is it?' }),
            line('accepted', 12, { agent: '005xx1' }),
            line('message', 20, { from: 'agent', intent: 'hold' }),
            line('case', 320, { caseId: '500xx1' }),
            'nonsense'
        ]);
        const { status, out } = run([timeline, '--json']);
        const expected: ReportJson = {
            policy: {
                connect: 30,
                response: 60,
                update: 120,
                answer: 300,
                duration: 900,
                nudge: 180,
                idle: 300,
                idleAfterNudge: 120,
                silenceAnchor: 'last'
            },
            chats: [
                {
                    chat: CHAT,
                    episodes: [
                        {
                            rule: 'connect',
                            start: '2026-01-05T09:00:00.000Z',
                            due: '2026-01-05T09:00:30.000Z',
                            end: '2026-01-05T09:00:12.000Z',
                            seconds: 12,
                            result: 'met',
                            agent: '005xx1'
                        },
                        {
                            rule: 'response',
                            start: at(12),
                            due: at(72),
                            end: at(20),
                            seconds: 8,
                            result: 'met',
                            agent: '005xx1'
                        },
                        {
                            rule: 'answer',
                            start: at(12),
                            due: at(312),
                            end: null,
                            seconds: 308,
                            result: 'running',
                            agent: '005xx1'
                        },
                        {
                            rule: 'duration',
                            start: at(12),
                            due: at(912),
                            end: at(320),
                            seconds: 308,
                            result: 'acted',
                            late: 0,
                            agent: '005xx1'
                        },
                        {
                            rule: 'update',
                            start: at(20),
                            due: at(140),
                            end: null,
                            seconds: 300,
                            result: 'breached',
                            agent: '005xx1'
                        }
                    ],
                    actions: [{ at: at(312), action: 'ticket:answer' }],
                    case: '500xx1'
                }
            ],
            rules: {
                connect: { met: 1, max: 12, p50: 12, p95: 12 },
                response: { met: 1, max: 8, p50: 8, p95: 8 },
                update: { breached: 1, ...NOTHING },
                answer: { running: 1, ...NOTHING },
                duration: { acted: 1, max: 308, p50: 308, p95: 308 },
                nudge: NOTHING,
                idle: NOTHING
            },
            agents: {
                '005xx1': {
                    connect: { met: 1 },
                    response: { met: 1 },
                    answer: { running: 1 },
                    duration: { acted: 1 },
                    update: { breached: 1 }
                }
            },
            rejected: [{ line: 5, reason: (JSON.parse(out) as ReportJson).rejected[0]?.reason ?? '' }]
        };
        assert.equal(JSON.stringify(JSON.parse(out)), JSON.stringify(expected));
        assert.match(expected.rejected[0]?.reason ?? '', /^no JSON: /);
        assert.equal(status, 1);
    });

    test('leaves out the agent where nobody held the chat, and the case where there is none', () => {
        const [chat] = report([line('requested', 0), line('ended', 10, { by: 'client' })]).chats;
        assert.deepEqual(chat, {
            chat: CHAT,
            episodes: [{ rule: 'connect', start: at(0), due: at(30), end: at(10), seconds: 10, result: 'open' }],
            actions: []
        });
    });

    test('gives null for what is not due, and fractions of seconds to the millisecond', () => {
        const lines = [
            line('accepted', 0),
            line('message', 0.02, { from: 'agent', intent: 'answer' }),
            line('message', 75.22, { from: 'client', text: 'Hello?' })
        ];
        const [chat] = report(lines).chats;
        const idle = chat?.episodes.find(({ rule }) => rule === 'idle');
        assert.deepEqual(idle, {
            rule: 'idle',
            start: at(0.02),
            due: null,
            end: at(75.22),
            seconds: 75.2,
            result: 'cleared'
        });
        assert.equal(chat?.episodes.find(({ rule }) => rule === 'response')?.seconds, 0.02);
    });

    test('orders episodes by their start, then by the rule’s place in the table', () => {
        const lines = [
            line('requested', 0, { text: 'Where is it?' }),
            line('accepted', 10),
            line('message', 20, { from: 'agent', intent: 'answer' }),
            line('message', 30, { from: 'client' })
        ];
        assert.deepEqual(
            report(lines).chats[0]?.episodes.map(({ rule }) => rule),
            ['connect', 'response', 'answer', 'duration', 'nudge', 'idle', 'response', 'answer']
        );
    });

    test('gives no action twice, and the ticket for the answer before that for the long chat', () => {
        const policy = file('together.json', '{"answer":100,"duration":100}');
        const lines = [line('requested', 0, { text: 'Where is it?' }), line('accepted', 0)];
        assert.deepEqual(report(lines, '--now', at(1000), '--policy', policy).chats[0]?.actions, [
            { at: at(100), action: 'ticket:answer' }
        ]);
    });

    test('of an empty timeline holds no chats', () => {
        assert.deepEqual(report([]).chats, []);
        assert.deepEqual(report([]).agents, {});
    });

    test('writes names with quotes and signs as JSON must', () => {
        const chat = 'a "chat"\n\\ é 👍';
        const agent = '__proto__';
        const { chats, agents } = report([line('accepted', 0, { chat, agent })]);
        assert.equal(chats[0]?.chat, chat);
        assert.deepEqual(Object.keys(agents), [agent]);
    });
});

describe('the statistics of a rule', () => {
    const greeted = (waits: number[]): string[] =>
        waits.flatMap((wait, index) => [
            line('accepted', 0, { chat: `chat ${index}`, agent: 'Ann' }),
            line('message', wait, { chat: `chat ${index}`, from: 'agent', intent: 'answer' })
        ]);
    const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => count - index);

    for (const { count, p50, p95 } of [
        { count: 1, p50: 1, p95: 1 },
        { count: 2, p50: 1, p95: 2 },
        { count: 3, p50: 2, p95: 3 },
        { count: 19, p50: 10, p95: 19 },
        { count: 20, p50: 10, p95: 19 },
        { count: 21, p50: 11, p95: 20 },
        { count: 40, p50: 20, p95: 38 }
    ]) {
        test(`of ${count} waits are their nearest ranks: ${p50} and ${p95}`, () => {
            assert.deepEqual(report(greeted(upTo(count))).rules.response, { met: count, max: count, p50, p95 });
        });
    }

    test('count a wait that still runs, but not its seconds', () => {
        const lines = [...greeted([5]), line('accepted', 0, { chat: 'other', agent: 'Ben' })];
        assert.deepEqual(report(lines, '--now', at(100)).rules.response, {
            met: 1,
            breached: 1,
            max: 5,
            p50: 5,
            p95: 5
        });
    });

    test('order waits as numbers', () => {
        assert.deepEqual(report(greeted([9, 10, 100, 75.2])).rules.response, {
            met: 2,
            breached: 2,
            max: 100,
            p50: 10,
            p95: 100
        });
    });

    test('are counted for each agent to whom an episode is charged', () => {
        const lines = [
            line('accepted', 0, { agent: 'Ann' }),
            line('transferred', 61, { agent: 'Ben' }),
            line('message', 70, { from: 'agent', intent: 'answer' })
        ];
        const { agents } = report(lines);
        assert.deepEqual(agents.Ann, { response: { breached: 1 } });
        assert.deepEqual(agents.Ben, { duration: { running: 1 }, nudge: { running: 1 }, idle: { running: 1 } });
    });
});
