import type { ChatView, ClockView } from 'c/session';
import { ViewCache } from '../viewCache';

function viewOf(chat: string, clock: Partial<ClockView> = {}, clientName = 'Mia'): ChatView {
    return {
        chat,
        kind: 'messaging',
        clientName,
        clocks: [
            {
                rule: 'response',
                kind: 'limit',
                start: 0,
                due: 60_000,
                limit: 60_000,
                remaining: 9,
                state: 'onTime',
                owed: false,
                ...clock
            }
        ],
        buttons: [],
        actions: [],
        phase: 'accepted'
    };
}

describe('The views of chats', () => {
    it('stay the same ones where only time has passed', () => {
        const views = new ViewCache();
        const [one, other] = views.of([viewOf('1'), viewOf('2')]);
        const [second, first] = views.of([viewOf('2', { remaining: 5 }), viewOf('1', { remaining: 5 })]);
        expect(first).toBe(one);
        expect(second).toBe(other);
    });

    it('are new ones where a name, a state or the rest of a paused clock has changed', () => {
        const views = new ViewCache();
        const seen = [
            viewOf('1'),
            viewOf('1', {}, 'Mia Berg'),
            viewOf('1', { state: 'dueSoon' }),
            viewOf('1', { state: 'dueSoon', isDismissed: true }),
            viewOf('1', { state: 'paused', remaining: 8 }),
            viewOf('1', { state: 'paused', remaining: 7 })
        ];
        for (const view of seen) {
            expect(views.of([view])[0]).toBe(view);
        }
    });

    it('of chats that were gone meanwhile are new ones', () => {
        const views = new ViewCache();
        const [before] = views.of([viewOf('1')]);
        views.of([]);
        expect(views.of([viewOf('1')])[0]).not.toBe(before);
    });
});
