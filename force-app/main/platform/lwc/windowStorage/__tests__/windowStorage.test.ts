import { NO_CHANNEL, tabId, windowLocks, windowStorage, type WindowChannel } from 'c/windowStorage';

const KEY = 'etiquette|005A|journal';

/** The channel between windows of one browser: what one says, the others hear once it is delivered. */
function channels() {
    const open = new Set<WindowChannel>();
    let sent: { from: WindowChannel; data: unknown }[] = [];
    return {
        open(): WindowChannel {
            const channel: WindowChannel = {
                onmessage: null,
                postMessage(data) {
                    if (!open.has(channel)) {
                        throw new Error('The channel is closed.');
                    }
                    sent.push({ from: channel, data: JSON.parse(JSON.stringify(data)) as unknown });
                },
                close: () => void open.delete(channel)
            };
            open.add(channel);
            return channel;
        },
        deliver() {
            for (const { from, data } of sent.splice(0)) {
                for (const channel of open) {
                    if (channel !== from) {
                        channel.onmessage?.({ data } as MessageEvent);
                    }
                }
            }
        },
        /** The messages reach nobody: the other windows are frozen. */
        lose: () => (sent = []),
        count: () => open.size
    };
}

function fillStorage(): void {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
        throw new Error('The storage is full.');
    });
}

/** The browser's own events are no CustomEvents. */
function browserEvent(name: string): Event {
    // eslint-disable-next-line @lwc/lwc/prefer-custom-event
    return new Event(name);
}

describe('The browser’s storage', () => {
    let browser: ReturnType<typeof channels>;

    beforeEach(() => {
        window.localStorage.clear();
        browser = channels();
    });

    afterEach(() => jest.restoreAllMocks());

    it('keeps the agents of one computer apart', () => {
        const mine = windowStorage('005A', browser.open());
        const theirs = windowStorage('005B', channels().open());
        mine.write('a', '1');
        expect(mine.read('a')).toBe('1');
        expect(theirs.read('a')).toBeUndefined();
        expect(mine.keys()).toEqual(['a']);
        expect(theirs.keys()).toEqual([]);
        mine.remove('a');
        expect(window.localStorage).toHaveLength(0);
    });

    it('tells what another window of this agent changed, until that is stopped', () => {
        const [mine, other] = [windowStorage('005A', browser.open()), windowStorage('005A', browser.open())];
        const changed: string[] = [];
        const stop = mine.watch((key) => changed.push(key));
        mine.write('own', '1');
        other.write('chat|1', '1');
        other.remove('chat|1');
        browser.deliver();
        stop();
        other.write('chat|2', '1');
        browser.deliver();
        expect(changed).toEqual(['chat|1', 'chat|1']);
    });

    it('ignores what others write on the channel', () => {
        const channel = browser.open();
        const changed: string[] = [];
        windowStorage('005A', channel).watch((key) => changed.push(key));
        for (const data of [null, 'text', {}, { key: 7 }]) {
            channel.onmessage?.({ data } as MessageEvent);
        }
        expect(changed).toEqual([]);
    });

    it('goes by what another window says until its own copy of the storage shows it', () => {
        const channel = browser.open();
        const mine = windowStorage('005A', channel);
        window.localStorage.setItem(KEY, 'old');
        channel.onmessage?.({ data: { key: 'journal', value: 'new' } } as MessageEvent);
        expect(mine.read('journal')).toBe('new');
        window.localStorage.setItem(KEY, 'new');
        expect(mine.read('journal')).toBe('new');
        window.localStorage.setItem(KEY, 'newer');
        expect(mine.read('journal')).toBe('newer');
    });

    it('knows of a key that another window added or removed before its own copy of the storage shows it', () => {
        const channel = browser.open();
        const mine = windowStorage('005A', channel);
        window.localStorage.setItem(KEY, 'old');
        channel.onmessage?.({ data: { key: 'journal', value: null } } as MessageEvent);
        channel.onmessage?.({ data: { key: 'chat', value: '1' } } as MessageEvent);
        expect(mine.read('journal')).toBeUndefined();
        expect(mine.keys()).toEqual(['chat']);
    });

    it('goes by its own later write, whatever another window said before', () => {
        const [mine, other] = [windowStorage('005A', browser.open()), windowStorage('005A', browser.open())];
        other.write('journal', 'theirs');
        browser.deliver();
        mine.write('journal', 'mine');
        expect(mine.read('journal')).toBe('mine');
        browser.deliver();
        expect(other.read('journal')).toBe('mine');
    });

    it('tells the other windows even if the storage is full, and throws', () => {
        const [mine, other] = [windowStorage('005A', browser.open()), windowStorage('005A', browser.open())];
        fillStorage();
        expect(() => mine.write('journal', 'claimed')).toThrow('The storage is full.');
        browser.deliver();
        expect(other.read('journal')).toBe('claimed');
    });

    it.each(['focus', 'pageshow'])(
        'is read again on %s: a window that was frozen has missed what others said',
        (name) => {
            const [mine, other] = [windowStorage('005A', browser.open()), windowStorage('005A', browser.open())];
            mine.write('changed', '1');
            mine.write('removed', '1');
            mine.write('same', '1');
            const changed: string[] = [];
            mine.watch((key) => changed.push(key));
            other.write('changed', '2');
            other.remove('removed');
            other.write('added', '1');
            browser.lose();
            window.dispatchEvent(browserEvent(name));
            expect(changed.sort()).toEqual(['added', 'changed', 'removed']);
            window.dispatchEvent(browserEvent(name));
            expect(changed).toHaveLength(3);
        }
    );

    it('is not read again by a window that stays hidden', () => {
        const [mine, other] = [windowStorage('005A', browser.open()), windowStorage('005A', browser.open())];
        const changed: string[] = [];
        mine.watch((key) => changed.push(key));
        other.write('added', '1');
        browser.lose();
        const visibility = jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
        document.dispatchEvent(browserEvent('visibilitychange'));
        expect(changed).toEqual([]);
        visibility.mockReturnValue('visible');
        document.dispatchEvent(browserEvent('visibilitychange'));
        expect(changed).toEqual(['added']);
    });

    it('says nothing anew of what was there before the watch began', () => {
        window.localStorage.setItem(KEY, 'old');
        const changed: string[] = [];
        windowStorage('005A', browser.open()).watch((key) => changed.push(key));
        window.dispatchEvent(browserEvent('focus'));
        expect(changed).toEqual([]);
    });

    it('that is denied can be watched all the same, and a return to the window fails nothing', () => {
        window.localStorage.setItem(KEY, 'done');
        jest.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
            throw new Error('Access is denied.');
        });
        const mine = windowStorage('005A', browser.open());
        const failed = jest.fn();
        window.addEventListener('error', failed);
        const stop = mine.watch(() => undefined);
        window.dispatchEvent(browserEvent('focus'));
        window.removeEventListener('error', failed);
        stop();
        expect(failed).not.toHaveBeenCalled();
        expect(() => mine.read('journal')).toThrow('Access is denied.');
    });

    it('that is full tells a window that opens later what it does not hold', () => {
        const mine = windowStorage('005A', browser.open());
        mine.write('chat|1', 'accepted');
        fillStorage();
        expect(() => mine.write('action|nudge', 'claimed')).toThrow('The storage is full.');
        expect(() => mine.write('action|nudge', 'inserted')).toThrow('The storage is full.');
        expect(() => mine.write('action|end', 'parked')).toThrow('The storage is full.');
        jest.restoreAllMocks();
        mine.write('action|end', 'done');
        browser.deliver();
        const later = windowStorage('005A', browser.open());
        const changed: string[] = [];
        later.watch((key) => changed.push(key));
        browser.deliver();
        browser.deliver();
        expect(changed).toEqual(['action|nudge']);
        expect(later.read('action|nudge')).toBe('inserted');
    });

    it('that is denied still tells the windows of each other', () => {
        const [mine, other] = [windowStorage('005A', browser.open()), windowStorage('005A', browser.open())];
        for (const method of ['getItem', 'setItem', 'removeItem'] as const) {
            jest.spyOn(Storage.prototype, method).mockImplementation(() => {
                throw new Error('Access is denied.');
            });
        }
        const changed: string[] = [];
        mine.watch((key) => changed.push(key));
        expect(() => other.write('chat|1', 'accepted')).toThrow('Access is denied.');
        expect(() => other.write('chat|2', 'accepted')).toThrow('Access is denied.');
        expect(() => other.remove('chat|2')).toThrow('Access is denied.');
        browser.deliver();
        expect(changed).toEqual(['chat|1', 'chat|2', 'chat|2']);
        expect(mine.read('chat|1')).toBe('accepted');
        expect(mine.read('chat|2')).toBeUndefined();
        expect(mine.keys()).toEqual(['chat|1']);
        expect(() => mine.read('chat|3')).toThrow('Access is denied.');
    });

    it('that is denied from now on is known as it was seen last', () => {
        const mine = windowStorage('005A', browser.open());
        mine.write('written', 'claimed');
        window.localStorage.setItem('etiquette|005A|read', 'done');
        expect(mine.read('read')).toBe('done');
        jest.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
            throw new Error('Access is denied.');
        });
        expect(mine.read('written')).toBe('claimed');
        expect(mine.read('read')).toBe('done');
        jest.restoreAllMocks();
        window.localStorage.setItem('etiquette|005A|read', 'failed');
        expect(mine.read('read')).toBe('failed');
    });

    it('that is allowed again tells what lies in it, what was read on the way too, and once', () => {
        window.localStorage.setItem(KEY, 'dismissed');
        const denied = jest.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
            throw new Error('Access is denied.');
        });
        const mine = windowStorage('005A', browser.open());
        const changed: string[] = [];
        mine.watch((key) => changed.push(key));
        denied.mockRestore();
        expect(mine.read('journal')).toBe('dismissed');
        window.dispatchEvent(browserEvent('focus'));
        window.dispatchEvent(browserEvent('focus'));
        expect(changed).toEqual(['journal']);
    });

    it('lets go of the channel with its last watch, and still keeps what is written afterwards', () => {
        const mine = windowStorage('005A', browser.open());
        const stops = [mine.watch(() => undefined), mine.watch(() => undefined)];
        stops[0]?.();
        expect(browser.count()).toBe(1);
        stops[1]?.();
        expect(browser.count()).toBe(0);
        mine.write('journal', 'done');
        expect(window.localStorage.getItem(KEY)).toBe('done');
    });

    it('keeps what is written where the browser lets no window hear of another', () => {
        const given = Object.getOwnPropertyDescriptor(globalThis, 'BroadcastChannel');
        Reflect.deleteProperty(globalThis, 'BroadcastChannel');
        try {
            const mine = windowStorage('005A');
            mine.write('journal', 'done');
            expect(mine.read('journal')).toBe('done');
            const changed: string[] = [];
            const stop = mine.watch((key) => changed.push(key));
            window.localStorage.setItem(KEY, 'seen');
            window.dispatchEvent(browserEvent('focus'));
            stop();
            expect(changed).toEqual(['journal']);
        } finally {
            Object.defineProperty(globalThis, 'BroadcastChannel', given ?? { configurable: true, value: undefined });
        }
    });

    it('keeps what is written where the other windows cannot be told of it', () => {
        const postMessage = (): never => {
            throw new Error('DataCloneError');
        };
        const mine = windowStorage('005A', { ...NO_CHANNEL, postMessage });
        mine.write('journal', 'done');
        expect(window.localStorage.getItem(KEY)).toBe('done');
        mine.remove('journal');
        expect(window.localStorage.getItem(KEY)).toBeNull();
    });

    it('is read and written by a window that follows no other', () => {
        const alone = windowStorage('005A', NO_CHANNEL);
        alone.write('sound', 'off');
        expect(alone.read('sound')).toBe('off');
        window.localStorage.setItem('etiquette|005A|sound', 'on');
        expect(alone.read('sound')).toBe('on');
        alone.remove('sound');
        expect(alone.keys()).toEqual([]);
    });
});

describe('The name of a tab', () => {
    beforeEach(() => window.sessionStorage.clear());

    it('is the same after a reload', () => {
        expect(tabId(() => 'first')).toBe('first');
        expect(tabId(() => 'second')).toBe('first');
    });

    it('is a new one where the storage is denied', () => {
        const denied = jest.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
            throw new DOMException('The storage is denied.', 'SecurityError');
        });
        expect(tabId(() => 'first')).toBe('first');
        expect(tabId(() => 'second')).toBe('second');
        denied.mockRestore();
    });
});

describe('The browser’s locks', () => {
    const useLocks = (locks: object | undefined): void => {
        Object.defineProperty(navigator, 'locks', { configurable: true, value: locks });
    };

    afterEach(() => Reflect.deleteProperty(navigator, 'locks'));

    it('are held under the agent’s name until the work is over', async () => {
        const held: string[] = [];
        const request = async (name: string, _options: object, work: (lock: object) => Promise<unknown>) => {
            held.push(name);
            const result = await work({});
            held.pop();
            return result;
        };
        useLocks({ request });
        let finish: (result: number) => void = () => undefined;
        const work = windowLocks('005A')?.('key', () => new Promise<number>((resolve) => (finish = resolve)));
        await Promise.resolve();
        expect(held).toEqual(['etiquette|005A|key']);
        finish(7);
        expect(await work).toBe(7);
        expect(held).toEqual([]);
    });

    it('that another window holds are not waited for, and the work is not run', async () => {
        const asked: object[] = [];
        const request = async (_name: string, options: object, work: (lock: null) => Promise<unknown>) => {
            asked.push(options);
            return work(null);
        };
        useLocks({ request });
        const work = jest.fn();
        expect(await windowLocks('005A')?.('key', work)).toBeUndefined();
        expect(work).not.toHaveBeenCalled();
        expect(asked).toEqual([{ ifAvailable: true }]);
    });

    it('are done without where the storage is denied: the browser denies them with it', () => {
        useLocks({ request: () => Promise.reject(new DOMException('The request was denied.', 'SecurityError')) });
        const denied = jest.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
            throw new DOMException('The storage is denied.', 'SecurityError');
        });
        expect(windowLocks('005A')).toBeUndefined();
        denied.mockRestore();
    });

    it('are done without if the browser denies them later', async () => {
        useLocks({ request: () => Promise.reject(new DOMException('The request was denied.', 'SecurityError')) });
        const work = jest.fn().mockResolvedValue(7);
        expect(await windowLocks('005A')?.('key', work)).toBe(7);
        expect(work).toHaveBeenCalledTimes(1);
    });

    it('let the error of the work through, and run it once', async () => {
        useLocks({ request: (_name: string, _options: object, work: (lock: object) => Promise<unknown>) => work({}) });
        const work = jest.fn().mockRejectedValue(new Error('No.'));
        await expect(windowLocks('005A')?.('key', work)).rejects.toThrow('No.');
        expect(work).toHaveBeenCalledTimes(1);
    });

    it('are done without if the browser has none', () => {
        useLocks(undefined);
        expect(windowLocks('005A')).toBeUndefined();
    });
});
