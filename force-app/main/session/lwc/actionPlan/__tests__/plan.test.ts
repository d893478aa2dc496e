import { plan, type PlanContext } from 'c/actionPlan';
import { DEFAULT_POLICY, type ChatEvent } from 'c/etiquette';
import type { Entry, EntryState } from 'c/journal';
import { evolve, newTrackedChat, type ChatInput, type TrackedChat } from 'c/trackedChat';

const CHAT = '0Mwxx0000000001CAA';
const ME = '005xx0000000001AAA';
const START = Date.UTC(2026, 0, 5, 9);
const SECOND = 1_000;
/** The agent answered at the acceptance; from this instant on, the first after its due time, the nudge is owed. */
const NUDGE_OWED = START + 180 * SECOND + 1;
const NUDGE_KEY = `${CHAT}|nudge|${START}`;

function chatAt(now: number, events: readonly ChatEvent[] = []): TrackedChat {
    const inputs: ChatInput[] = [
        { type: 'event', event: { type: 'accepted', chat: CHAT, at: START, id: 'accepted', agent: ME } },
        { type: 'event', event: message('agent', 'm0', START, 'It left our warehouse.') },
        ...events.map((event): ChatInput => ({ type: 'event', event })),
        { type: 'time' }
    ];
    return inputs.reduce(
        (chat, input) =>
            evolve(chat, input, { now: input.type === 'event' ? input.event.at : now, agentId: ME, entries: [] }),
        newTrackedChat(CHAT, DEFAULT_POLICY)
    );
}

function message(from: 'agent' | 'client', id: string, at: number, text: string): ChatEvent {
    return { type: 'message', chat: CHAT, from, id, at, text };
}

function contextAt(now: number, changes: Partial<PlanContext> = {}): PlanContext {
    const nowhere = { isRunning: () => false, isResting: () => false, wasTriedHere: () => false };
    return { now, isTimeSure: true, mayAct: true, ...nowhere, ...changes };
}

function nudge(state: EntryState, notes: Partial<Entry> = {}): ReadonlyMap<string, Entry> {
    const entry: Entry = { key: NUDGE_KEY, chat: CHAT, action: 'nudge', start: START, state, at: START, tries: 1 };
    return new Map([[NUDGE_KEY, { ...entry, ...notes }]]);
}

function commandsAt(
    now: number,
    entries: ReadonlyMap<string, Entry> = new Map(),
    { events = [], ...changes }: Partial<PlanContext> & { events?: ChatEvent[] } = {}
): string[] {
    return plan(chatAt(now, events), entries, contextAt(now, changes)).commands.map((command) => {
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

    it('is nothing for a moment where a claim seems to have run out, and was found to be no longer there', () => {
        const claimed = nudge('claimed', { until: NUDGE_OWED });
        const resting = { isRunning: () => true, isResting: () => true };
        expect(commandsAt(NUDGE_OWED + 30 * SECOND, claimed, resting)).toEqual([]);
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

describe('What is planned for a chat that the agent does not hold', () => {
    it('is nothing once it was transferred away', () => {
        const events: ChatEvent[] = [{ type: 'transferred', chat: CHAT, at: START + SECOND, id: 'transferred' }];
        expect(commandsAt(NUDGE_OWED, new Map(), { events })).toEqual([]);
    });
});
