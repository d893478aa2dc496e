import type { ChatView, ClockView } from 'c/session';
import { arrange, bandOf, isLate, mainClock, mostUrgentChat } from '../bands';

function clock(rule: ClockView['rule'], state: ClockView['state'] = 'onTime', of: Partial<ClockView> = {}): ClockView {
    return { rule, kind: 'limit', start: 0, due: 1, limit: 1, remaining: 1, state, owed: state === 'due', ...of };
}

function chat(name: string, clocks: ClockView[], phase: ChatView['phase'] = 'accepted'): ChatView {
    return { chat: name, kind: 'messaging', clientName: name, clocks, buttons: [], actions: [], phase };
}

function names(chats: readonly ChatView[]): string[] {
    return chats.map(({ clientName }) => clientName);
}

describe('the bands of the list', () => {
    it.each<[string, ChatView]>([
        ['yours', chat('Ada', [clock('response'), clock('answer')])],
        ['yours', chat('Ada', [clock('update')])],
        ['yours', chat('Ada', [])],
        ['silent', chat('Ada', [clock('nudge'), clock('duration')])],
        ['offered', chat('Ada', [clock('connect')], 'offered')],
        ['queue', chat('Ada', [clock('connect')], 'waiting')],
        ['ended', chat('Ada', [], 'ended')]
    ])('say %s', (band, view) => {
        expect(bandOf(view)).toBe(band);
    });

    it('put who waits before who is silent, however late, and the queue after both', () => {
        const silent = chat('silent', [clock('nudge', 'due')]);
        const queued = chat('queued', [clock('connect', 'overdue')], 'waiting');
        const waiting = chat('waiting', [clock('response')]);

        expect(names(arrange([queued, silent, waiting], []))).toEqual(['waiting', 'silent', 'queued']);
        expect([isLate(silent), isLate(queued), isLate(waiting)]).toEqual([true, false, false]);
    });

    it('count no chat as late whose action the agent snoozed, and go on showing it', () => {
        const nudge = clock('nudge', 'due', { isSnoozed: true });
        const snoozed = chat('snoozed', [nudge, clock('duration')]);

        expect(isLate(snoozed)).toBe(false);
        expect(mainClock(snoozed)).toBe(nudge);
    });

    it('keep the order while only time passes, and put who becomes late after those who were', () => {
        const first = chat('first', [clock('response', 'onTime', { remaining: 9 })]);
        const second = chat('second', [clock('response', 'onTime', { remaining: 5 })]);
        expect(names(arrange([second, first], [first, second]))).toEqual(['first', 'second']);

        const late = [chat('second', [clock('response', 'overdue')]), chat('first', [clock('response', 'overdue')])];
        expect(names(arrange(late, [late[0] as ChatView, first]))).toEqual(['second', 'first']);
    });

    it('name the clock that asks for something before one that asks for nothing', () => {
        const resting = clock('duration', 'due', { owed: false });
        const nudge = clock('nudge');

        expect(mainClock(chat('Ada', [resting, nudge]))).toBe(nudge);
        expect(mainClock(chat('Ada', [resting]))).toBe(resting);
    });

    it('have no most urgent chat where the agent can act on none', () => {
        const waiting = chat('waiting', [], 'waiting');
        const silent = chat('silent', [clock('nudge')]);

        expect(mostUrgentChat([waiting])).toBeUndefined();
        expect(mostUrgentChat([silent, waiting])).toBe(silent);
    });
});
