import { actionViews, plan, type PlanContext } from 'c/actionPlan';
import { DEFAULT_POLICY, type ChatEvent, type Policy } from 'c/etiquette';
import type { Entry, EntryState } from 'c/journal';
import { evolve, newTrackedChat, type ChatInput, type TrackedChat } from 'c/trackedChat';

const CHAT = '0Mwxx0000000001CAA';
const ME = '005xx0000000001AAA';
const START = Date.UTC(2026, 0, 5, 9);
const SECOND = 1_000;
/** The agent answered at the acceptance; from this instant on, the first after its due time, the nudge is owed. */
const NUDGE_OWED = START + 180 * SECOND + 1;
const NUDGE_KEY = `${CHAT}|nudge|${START}`;

function chatAt(now: number, events: readonly ChatEvent[] = [], policy: Policy = DEFAULT_POLICY): TrackedChat {
    const inputs: ChatInput[] = [
        { type: 'event', event: { type: 'accepted', chat: CHAT, at: START, id: 'accepted', agent: ME } },
        { type: 'event', event: message('agent', 'm0', START, 'It left our warehouse.') },
        ...events.map((event): ChatInput => ({ type: 'event', event })),
        { type: 'time' }
    ];
    return inputs.reduce(
        (chat, input) =>
            evolve(chat, input, { now: input.type === 'event' ? input.event.at : now, agentId: ME, entries: [] }),
        newTrackedChat(CHAT, policy)
    );
}

function message(from: 'agent' | 'client', id: string, at: number, text: string): ChatEvent {
    return { type: 'message', chat: CHAT, from, id, at, text };
}

function withModes(modes: Partial<Policy['modes']>): Policy {
    return { ...DEFAULT_POLICY, modes: { ...DEFAULT_POLICY.modes, ...modes } };
}

function contextAt(now: number, changes: Partial<PlanContext> = {}): PlanContext {
    const nowhere = { isRunning: () => false, isResting: () => false, wasTriedHere: () => false };
    return { now, isTimeSure: true, mayAct: true, ...nowhere, ...changes };
}

function nudge(state: EntryState, notes: Partial<Entry> = {}): ReadonlyMap<string, Entry> {
    const { start = START } = notes;
    const key = `${CHAT}|nudge|${start}`;
    return new Map([[key, { key, chat: CHAT, action: 'nudge', start, state, at: START, tries: 1, ...notes }]]);
}

function commandsAt(
    now: number,
    entries: ReadonlyMap<string, Entry> = new Map(),
    { events = [], policy, ...changes }: Partial<PlanContext> & { events?: ChatEvent[]; policy?: Policy } = {}
): string[] {
    return plan(chatAt(now, events, policy), entries, contextAt(now, changes)).commands.map((command) => {
        switch (command.type) {
            case 'note':
                return `note ${command.state}`;
            case 'run':
                return `run ${command.subject.key} ${command.how}`;
            default:
                return command.type;
        }
    });
}

describe('What is planned for a chat whose client is silent', () => {
    it('is nothing until the nudge is owed, and the nudge from then on', () => {
        expect(commandsAt(NUDGE_OWED - 1)).toEqual([]);
        expect(commandsAt(NUDGE_OWED)).toEqual([`run ${NUDGE_KEY} insert`]);
    });

    it('is to look again when the nudge is owed', () => {
        const now = NUDGE_OWED - SECOND;
        expect(plan(chatAt(now), new Map(), contextAt(now)).wakeAt).toBe(NUDGE_OWED);
        expect(plan(chatAt(NUDGE_OWED - 1), new Map(), contextAt(NUDGE_OWED - 1)).wakeAt).toBe(NUDGE_OWED);
    });

    it('is nothing while nobody knows what time it is', () => {
        const { commands, wakeAt } = plan(chatAt(NUDGE_OWED), new Map(), contextAt(NUDGE_OWED, { isTimeSure: false }));
        expect([commands, wakeAt]).toEqual([[], 0]);
    });

    it('is nothing in a window that may not act, or that is at it already', () => {
        expect(commandsAt(NUDGE_OWED, new Map(), { mayAct: false })).toEqual([]);
        expect(commandsAt(NUDGE_OWED, new Map(), { isRunning: () => true })).toEqual([]);
    });

    it.each(['done', 'dismissed', 'parked', 'inserted'] as const)('is no second nudge once one is %s', (state) => {
        expect(commandsAt(NUDGE_OWED, nudge(state, { insertedAt: NUDGE_OWED }))).toEqual([]);
    });

    it('is the nudge again where it was skipped and is owed all the same', () => {
        expect(commandsAt(NUDGE_OWED, nudge('skipped'))).toEqual([`run ${NUDGE_KEY} insert`]);
    });

    it('is to try again what failed, at its time and not before', () => {
        const failed = nudge('failed', { until: NUDGE_OWED + 5 * SECOND });
        expect(commandsAt(NUDGE_OWED + 5 * SECOND - 1, failed)).toEqual([]);
        expect(commandsAt(NUDGE_OWED + 5 * SECOND, failed)).toEqual([`run ${NUDGE_KEY} insert`]);
    });

    it('is to take over a claim whose lease has run out, and not before', () => {
        const claimed = nudge('claimed', { until: NUDGE_OWED + 30 * SECOND });
        expect(commandsAt(NUDGE_OWED + 30 * SECOND - 1, claimed)).toEqual([]);
        expect(commandsAt(NUDGE_OWED + 30 * SECOND, claimed)).toEqual([`run ${NUDGE_KEY} insert`]);
    });

    it('is to take over its own claim 2 seconds after another window could have, if its try does not end', () => {
        const leaseEnd = NUDGE_OWED + 30 * SECOND;
        const claimed = nudge('claimed', { until: leaseEnd });
        const trying = { isRunning: () => true };
        expect(commandsAt(leaseEnd + 2 * SECOND - 1, claimed, trying)).toEqual([]);
        expect(commandsAt(leaseEnd + 2 * SECOND, claimed, trying)).toEqual([`run ${NUDGE_KEY} insert`]);
    });

    it('is to leave a claim alone as long as it holds, although the policy has switched the nudge off since', () => {
        const leaseEnd = NUDGE_OWED + 30 * SECOND;
        const claimed = nudge('claimed', { until: leaseEnd, insertedAt: NUDGE_OWED });
        const policy = withModes({ nudge: 'off' });
        expect(commandsAt(leaseEnd - 1, claimed, { policy })).toEqual([]);
        expect(commandsAt(leaseEnd, claimed, { policy })).toEqual(['clearInput']);
    });

    it('is nothing for a moment where a claim seems to have run out, and was found to be no longer there', () => {
        const claimed = nudge('claimed', { until: NUDGE_OWED });
        const resting = { isRunning: () => true, isResting: () => true };
        expect(commandsAt(NUDGE_OWED + 30 * SECOND, claimed, resting)).toEqual([]);
    });

    it('is no second nudge where another window dates the acceptance a few seconds earlier', () => {
        const dated = (seconds: number): ReadonlyMap<string, Entry> =>
            nudge('done', { start: START - seconds * SECOND });
        expect(commandsAt(NUDGE_OWED, dated(10))).toEqual([]);
        expect(commandsAt(NUDGE_OWED, dated(10.001))).toEqual([`run ${NUDGE_KEY} insert`]);
    });

    it('is the nudge of this silence although the one a few seconds before was nudged', () => {
        const events = [
            message('client', 'm1', START + 12 * SECOND, 'And the other one?'),
            message('agent', 'm2', START + 14 * SECOND, 'That one, too.')
        ];
        const before = nudge('done', { start: START + 10 * SECOND });
        expect(commandsAt(NUDGE_OWED + 14 * SECOND, before, { events })).toEqual([
            `run ${CHAT}|nudge|${START + 14 * SECOND} insert`
        ]);
    });

    it('is to forget what waits beside the conversation since an earlier silence', () => {
        const events = [
            message('client', 'm1', START + 60 * SECOND, 'And the other one?'),
            message('agent', 'm2', START + 62 * SECOND, 'That one, too.')
        ];
        const early = nudge('parked', { button: 'nudge', at: START + 50 * SECOND });
        expect(commandsAt(START + 70 * SECOND, early)).toEqual([]);
        expect(commandsAt(START + 70 * SECOND, early, { events })).toEqual(['note skipped']);
    });

    it('is to try where the chat is on screen, once', () => {
        expect(commandsAt(NUDGE_OWED, nudge('notOnScreen'))).toEqual([`run ${NUDGE_KEY} insert`]);
        expect(commandsAt(NUDGE_OWED, nudge('notOnScreen'), { wasTriedHere: () => true })).toEqual([]);
    });
});

describe('What is planned for a text in the message box', () => {
    const now = NUDGE_OWED + 10 * SECOND;
    const inserted = nudge('inserted', { insertedAt: NUDGE_OWED, text: DEFAULT_POLICY.texts.nudge });

    it('is that it is done once it was sent', () => {
        const events = [message('agent', 'm1', now, DEFAULT_POLICY.texts.nudge)];
        expect(commandsAt(now, inserted, { events })).toEqual(['note done']);
    });

    it('is to take it out once the client is back', () => {
        const events = [message('client', 'm1', now, 'Sorry, I am back!')];
        expect(commandsAt(now, inserted, { events })).toEqual(['clearInput']);
    });

    it('is to leave it to the agent if it was put in beside a draft', () => {
        const events = [message('client', 'm1', now, 'Sorry, I am back!')];
        const beside = nudge('inserted', { insertedAt: NUDGE_OWED, intoDraft: true });
        expect(commandsAt(now, beside, { events })).toEqual(['note skipped']);
    });

    it('is to forget it once the chat has ended', () => {
        const events: ChatEvent[] = [{ type: 'ended', chat: CHAT, at: now, id: 'ended', by: 'client' }];
        expect(commandsAt(now, inserted, { events })).toEqual(['note skipped']);
    });
});

describe('What is planned for a skipped text that still stands in the message box', () => {
    const now = NUDGE_OWED + 10 * SECOND;
    const left = { insertedAt: NUDGE_OWED, leftInInput: true, reason: 'notOwed' } as const;

    it('is to take it out, once, unless something was typed there', () => {
        const client = [message('client', 'm1', now, 'Sorry, I am back!')];
        expect(commandsAt(now, nudge('skipped', left), { events: client })).toEqual(['clearInput']);
        const tried = { events: client, wasTriedHere: () => true };
        expect(commandsAt(now, nudge('skipped', left), tried)).toEqual([]);
        expect(commandsAt(now, nudge('skipped', { ...left, intoDraft: true }), { events: client })).toEqual([]);
    });

    it('is to watch it again once it is owed again', () => {
        expect(commandsAt(now, nudge('skipped', { ...left, intoDraft: true }))).toEqual(['note inserted']);
    });

    it.each([
        ['nobody knows whether it stands there', { isInsertionUnknown: true }],
        ['the chat was another agent’s meanwhile', { reason: 'notHeld' }]
    ] as const)('is to keep it beside the conversation if it is owed again and %s', (_why, notes) => {
        expect(commandsAt(now, nudge('skipped', { ...left, intoDraft: true, ...notes }))).toEqual(['note parked']);
    });

    it('is nothing more once the agent has dismissed it', () => {
        expect(commandsAt(now, nudge('dismissed', { ...left, intoDraft: true }))).toEqual([]);
    });
});

describe('What is planned for closing words that the agent has sent', () => {
    it('is the end, also in a window that may not act automatically', () => {
        const key = `${CHAT}|idle|${START}`;
        const notes = { at: START, tries: 1, insertedAt: START + 301 * SECOND, text: DEFAULT_POLICY.texts.closing };
        const end = new Map([
            [key, { key, chat: CHAT, action: 'end', start: START, state: 'inserted', ...notes } as const]
        ]);
        const events = [
            message('agent', 'm1', START + 181 * SECOND, DEFAULT_POLICY.texts.nudge),
            message('agent', 'm2', START + 302 * SECOND, DEFAULT_POLICY.texts.closing)
        ];
        expect(commandsAt(START + 303 * SECOND, end, { events, mayAct: false })).toEqual([`run ${key} send`]);
    });
});

it('Nothing is planned for a chat that has ended, and no look at it', () => {
    const events: ChatEvent[] = [{ type: 'ended', chat: CHAT, at: NUDGE_OWED, id: 'ended', by: 'client' }];
    const planned = plan(chatAt(NUDGE_OWED, events), new Map(), contextAt(NUDGE_OWED));
    expect(planned).toEqual({ commands: [], wakeAt: undefined });
});

describe('What is planned for a chat that the agent does not hold', () => {
    it('is nothing once it was transferred away', () => {
        const events: ChatEvent[] = [{ type: 'transferred', chat: CHAT, at: START + SECOND, id: 'transferred' }];
        expect(commandsAt(NUDGE_OWED, new Map(), { events })).toEqual([]);
    });
});

describe('What is planned for a chat that lasts longer than 15 minutes', () => {
    const now = START + 905 * SECOND;
    const question = message('client', 'm1', START + 700 * SECOND, 'And the other one?');
    const answer = message('agent', 'm2', START + 800 * SECOND, 'That one, too.');
    const KEY = `${CHAT}|duration|${START}`;

    const ticket = (state: EntryState, notes: Partial<Entry> = {}): ReadonlyMap<string, Entry> => {
        const subject = { key: KEY, chat: CHAT, action: 'ticket:duration', start: START } as const;
        return new Map([[KEY, { ...subject, state, at: now, tries: 1, ...notes }]]);
    };

    it('is the ticket, known by the acceptance, whatever was done in the chat before', () => {
        const nudged = nudge('done', { start: START + 100 * SECOND });
        expect(commandsAt(now, nudged, { events: [question] })).toEqual([`run ${KEY} insert`]);
    });

    it('is to keep the text of its ticket as long as something is owed to the client', () => {
        const waiting = ticket('parked', { caseId: '500xx0000000001AAA', caseNumber: '00001001' });
        expect(commandsAt(now, waiting, { events: [question] })).toEqual([]);
        expect(commandsAt(now, waiting, { events: [question, answer] })).toEqual(['note skipped']);
    });

    it('is no ticket beside the one for a question that is just being opened', () => {
        const forQuestion = `${CHAT}|answer|${START + 600 * SECOND}`;
        const events = [message('client', 'm1', START + 600 * SECOND, 'And the other one?')];
        expect(commandsAt(now, new Map(), { events })).toEqual([`run ${forQuestion} insert`]);
        expect(commandsAt(now, new Map(), { events, isRunning: (key) => key === forQuestion })).toEqual([]);
    });

    it('is no text of the ticket for a question that was answered, although the client asks the next one', () => {
        const key = `${CHAT}|answer|${START}`;
        const subject = { key, chat: CHAT, action: 'ticket:answer', start: START } as const;
        const notes = { at: START, tries: 1, caseId: '500xx0000000001AAA', caseNumber: '00001001' };
        const waiting = new Map([[key, { ...subject, state: 'parked', ...notes } as const]]);
        expect(commandsAt(START + 710 * SECOND, waiting, { events: [question] })).toEqual(['note skipped']);
    });

    it('is no ticket once somebody else has linked a case', () => {
        const linked: ChatEvent = {
            type: 'case',
            chat: CHAT,
            at: now - SECOND,
            id: 'case',
            caseId: '500xx0000000009AAA'
        };
        expect(commandsAt(now, ticket('parked'), { events: [question] })).toEqual([]);
        expect(commandsAt(now, ticket('parked'), { events: [question, linked] })).toEqual(['note skipped']);
    });
});

describe('What the agent sees of the actions', () => {
    const question = message('client', 'm1', START, 'Where is it now?');
    const seenAt = (
        now: number,
        {
            events = [],
            entries = new Map(),
            policy = DEFAULT_POLICY
        }: { events?: ChatEvent[]; entries?: ReadonlyMap<string, Entry>; policy?: Policy } = {}
    ): string[] =>
        actionViews(chatAt(now, events, policy), entries, now).map(({ action, state }) => `${action} ${state}`);
    it('is a text that comes, where it is put in or sent, and not where it is only pointed out', () => {
        const now = START + 170 * SECOND;
        expect(seenAt(now)).toEqual(['nudge coming']);
        expect(seenAt(now, { policy: withModes({ nudge: 'send' }) })).toEqual(['nudge coming']);
        expect(seenAt(now, { policy: withModes({ nudge: 'remind' }) })).toEqual([]);
        expect(seenAt(now, { policy: withModes({ nudge: 'off' }) })).toEqual([]);
    });

    it('is the ticket for the chat’s length that comes, only while something is owed to the client', () => {
        const now = START + 890 * SECOND;
        const asked = message('client', 'm1', now - 30 * SECOND, 'Where is it now?');
        expect(seenAt(now, { events: [asked] })).toEqual(['ticket:duration coming']);
        expect(seenAt(now, { entries: nudge('done') })).toEqual([]);
    });

    it('is what is due before what comes', () => {
        const policy: Policy = { ...withModes({ 'ticket:duration': 'remind' }), duration: 200 };
        expect(seenAt(START + 290 * SECOND, { events: [question], policy })).toEqual([
            'ticket:duration due',
            'ticket:answer coming'
        ]);
    });

    it('is a snoozed nudge before its time too', () => {
        const snoozed = nudge('snoozed', { until: START + 240 * SECOND });
        expect(seenAt(START + 175 * SECOND, { entries: snoozed })).toEqual(['nudge snoozed']);
    });

    it.each(['parked', 'snoozed'] as const)('is nothing of a %s nudge once the client is back', (state) => {
        const waiting = nudge(state, { until: NUDGE_OWED + 60 * SECOND });
        const events = [message('client', 'm1', NUDGE_OWED, 'Sorry, I am back!')];
        expect(seenAt(NUDGE_OWED, { entries: waiting })).toEqual([`nudge ${state}`]);
        expect(seenAt(NUDGE_OWED, { entries: waiting, events })).toEqual([]);
    });

    it('is no word of a ticket that comes: its number is not known yet', () => {
        const now = START + 290 * SECOND;
        const [coming] = actionViews(chatAt(now, [question]), new Map(), now);
        expect(coming).toMatchObject({ action: 'ticket:answer', state: 'coming', until: START + 300 * SECOND });
        expect(coming?.text).toBeUndefined();
    });

    it('is until when a snooze lasts, and not how long a window may take', () => {
        const until = NUDGE_OWED + 30 * SECOND;
        const untilOf = (state: EntryState): number | undefined =>
            actionViews(chatAt(NUDGE_OWED), nudge(state, { until }), NUDGE_OWED)[0]?.until;
        expect([untilOf('snoozed'), untilOf('failed'), untilOf('claimed')]).toEqual([until, until, undefined]);
    });
});
