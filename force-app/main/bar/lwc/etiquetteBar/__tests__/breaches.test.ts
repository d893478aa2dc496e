import { lastingStorage } from 'c/journal';
import type { Exclusively } from 'c/sessionPorts';
import { denied, storageWith } from '../../agentSettings/__tests__/storage';
import { Breaches } from '../breaches';
import type { Alarm } from '../thresholds';

function alarms(...names: string[]): Alarm[] {
    return names.map((name) => ({ name, chat: name, kind: 'late', text: name }));
}

describe('breaches that alarmed the agent', () => {
    it('are given out once for each way', async () => {
        const breaches = new Breaches(storageWith(new Map()), undefined);
        expect(await breaches.claim('ring', alarms('a'))).toHaveLength(1);
        expect(await breaches.claim('ring', alarms('a'))).toEqual([]);
        expect(await breaches.claim('notify', alarms('a'))).toHaveLength(1);
    });

    it('are given to one window only: to none while another one takes them', async () => {
        const storage = storageWith(new Map());
        const busy = new Breaches(storage, async () => undefined);
        expect(await busy.claim('ring', alarms('a'))).toEqual([]);

        const free = new Breaches(
            storage,
            async (_name, work) => work(),
            async () => undefined
        );
        const other = new Breaches(
            storage,
            async (_name, work) => work(),
            async () => undefined
        );
        expect(await free.claim('ring', alarms('a', 'b'))).toHaveLength(2);
        expect(await other.claim('ring', alarms('a', 'c'))).toEqual(alarms('c'));
    });

    it('are all given to a window in which they come at one moment', async () => {
        let isHeld = false;
        const breaches = new Breaches(
            storageWith(new Map()),
            async (_name, work) => {
                if (isHeld) {
                    return undefined;
                }
                isHeld = true;
                return work().finally(() => (isHeld = false));
            },
            async () => undefined
        );
        const claims = [breaches.claim('notify', alarms('a')), breaches.claim('notify', alarms('a', 'b'))];
        expect(await Promise.all(claims)).toEqual([alarms('a'), alarms('b')]);
    });

    it('are given also after a claim that failed', async () => {
        const lock = jest.fn((_name: string, work: () => Promise<unknown>) => work());
        lock.mockRejectedValueOnce(new Error('The locks are denied.'));
        const breaches = new Breaches(storageWith(new Map()), lock as Exclusively, async () => undefined);
        await expect(breaches.claim('notify', alarms('a'))).rejects.toThrow('The locks are denied.');
        expect(await breaches.claim('notify', alarms('b'))).toEqual(alarms('b'));
    });

    it('are remembered by the window where nothing can be stored', async () => {
        const storage = { read: denied, write: denied, remove: denied, keys: denied, watch: denied };
        const breaches = new Breaches(lastingStorage(storage), undefined);
        expect(await breaches.claim('ring', alarms('a'))).toHaveLength(1);
        expect(await breaches.claim('ring', alarms('a'))).toEqual([]);
    });

    it('are forgotten once 400 newer ones have come', async () => {
        const stored = new Map<string, string>();
        const newer = Array.from({ length: 399 }, (_, index) => `newer ${index}`);
        const claim = (...names: string[]): Promise<Alarm[]> =>
            new Breaches(storageWith(stored), undefined).claim('ring', alarms(...names));
        await claim('first', ...newer);
        expect(await claim('first')).toEqual([]);
        await claim('one more');
        expect(await claim('first')).toHaveLength(1);
    });
});
