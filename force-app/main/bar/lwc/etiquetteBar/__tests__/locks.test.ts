import etiquette from '@salesforce/messageChannel/Etiquette__c';
import { publish, subscribe, unsubscribe } from 'lightning/messageService';
import { accept, CHAT, click, offer, openBar, pass, settle, START } from './bar';

/** The browser's locks, as far as one window sees them; jsdom has none. */
function locksOf(held: Set<string>): Pick<LockManager, 'request'> {
    return {
        async request(name: string, _options: object, work: (lock: object | null) => Promise<unknown>) {
            if (held.has(name)) {
                return work(null);
            }
            held.add(name);
            try {
                return await work({ name });
            } finally {
                held.delete(name);
            }
        }
    } as Pick<LockManager, 'request'>;
}

/** A storage whose writes every window sees at once. jsdom has no time-out of this kind. */
function settleStorageAtOnce(): void {
    const timeout = (): EventTarget => {
        const signal = new EventTarget();
        void Promise.resolve().then(() => signal.dispatchEvent(new CustomEvent('abort')));
        return signal;
    };
    Object.assign(AbortSignal, { timeout });
}

describe('the locks of a bar', () => {
    let held: Set<string>;
    let inserts: number;
    let isPanelGone: boolean;
    let subscription: ReturnType<typeof subscribe>;

    beforeEach(() => {
        jest.useFakeTimers({ now: START, doNotFake: ['queueMicrotask', 'nextTick'] });
        settleStorageAtOnce();
        held = new Set();
        inserts = 0;
        isPanelGone = true;
        Object.defineProperty(navigator, 'locks', { configurable: true, value: locksOf(held) });
        // As with a panel that is taken away while it inserts a text: it never says whether the text stands there.
        subscription = subscribe({}, etiquette, (message) => {
            const { type, command, id } = message as { type: string; command: string; id: string };
            if (type === 'command' && (command === 'log' || !isPanelGone)) {
                publish({}, etiquette, { type: 'answer', id, outcome: 'done', log: [] });
            }
            inserts += Number(command === 'insert');
        });
    });

    afterEach(() => {
        unsubscribe(subscription);
        document.body.replaceChildren();
        window.localStorage.clear();
        Reflect.deleteProperty(navigator, 'locks');
        Reflect.deleteProperty(AbortSignal, 'timeout');
        jest.useRealTimers();
    });

    it('are free once it is gone, so that the next one in this page can do what this one had begun', async () => {
        const bar = await openBar();
        await offer(bar, CHAT, 'Dana Cruz');
        await accept(bar, CHAT);
        publish({}, etiquette, { type: 'shown', chat: CHAT, panel: 'panel-1' });
        await pass(1_000);
        await click(bar, 'Hold');
        await pass(500);
        expect(inserts).toBe(1);
        expect(held.size).toBe(1);
        bar.remove();
        await settle();
        expect([...held]).toEqual([]);

        isPanelGone = false;
        const next = await openBar();
        next.hear('lightning:omniChannelWorkAccepted', { workItemId: CHAT, workId: `0Bz-${CHAT}` });
        publish({}, etiquette, { type: 'shown', chat: CHAT, panel: 'panel-1' });
        await pass(31_000);
        await click(next, 'Insert');
        await pass(1_000);
        expect(inserts).toBe(2);
    });
});
