import { windowLocks, windowStorage } from 'c/windowStorage';

describe('The browser’s storage', () => {
    beforeEach(() => window.localStorage.clear());

    it('keeps the agents of one computer apart', () => {
        const mine = windowStorage('005A');
        const theirs = windowStorage('005B');
        mine.write('a', '1');
        expect(mine.read('a')).toBe('1');
        expect(theirs.read('a')).toBeUndefined();
        expect(mine.keys()).toEqual(['a']);
        expect(theirs.keys()).toEqual([]);
        mine.remove('a');
        expect(window.localStorage).toHaveLength(0);
    });

    it('tells what another window of this agent changed, until that is stopped', () => {
        const changed: string[] = [];
        const stop = windowStorage('005A').watch((key) => changed.push(key));
        const change = (key: string | null): boolean => window.dispatchEvent(new StorageEvent('storage', { key }));
        change('etiquette|005A|chat|1');
        change('etiquette|005B|chat|2');
        change('elsewhere');
        change(null);
        stop();
        change('etiquette|005A|chat|3');
        expect(changed).toEqual(['chat|1']);
    });
});

describe('The browser’s locks', () => {
    it('are used under the agent’s name', async () => {
        const names: string[] = [];
        const request = async (name: string, work: () => Promise<unknown>): Promise<unknown> => {
            names.push(name);
            return work();
        };
        Object.defineProperty(navigator, 'locks', { configurable: true, value: { request } });
        expect(await windowLocks('005A')?.('key', () => 7)).toBe(7);
        expect(names).toEqual(['etiquette|005A|key']);
    });

    it('are done without where there are none', () => {
        Object.defineProperty(navigator, 'locks', { configurable: true, value: undefined });
        expect(windowLocks('005A')).toBeUndefined();
    });
});
