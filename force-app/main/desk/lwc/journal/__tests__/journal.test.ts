import type { StoragePort } from 'c/etiquette';
import { lastingStorage, LEASE, openJournal, type Journal, type Subject } from 'c/journal';

const subject: Subject = { key: '0Mw1|nudge|1000', chat: '0Mw1', action: 'nudge', start: 1_000 };

function memory(): StoragePort & { map: Map<string, string> } {
    const map = new Map<string, string>();
    return {
        map,
        read: (key) => map.get(key),
        write: (key, value) => void map.set(key, value),
        remove: (key) => void map.delete(key),
        keys: () => [...map.keys()],
        watch: () => () => undefined
    };
}

describe('The action journal', () => {
    let now: number;
    let storage: ReturnType<typeof memory>;
    let journal: Journal;
    const window = (windowId: string): Journal => openJournal({ storage, now: () => now, windowId });

    beforeEach(() => {
        now = 10_000;
        storage = memory();
        journal = window('one');
    });

    it('gives an action to one of two windows that claim it', async () => {
        const claims = await Promise.all([journal.claim(subject, 'rules'), window('two').claim(subject, 'rules')]);
        expect(claims.filter(Boolean)).toHaveLength(1);
    });

    it('gives what is done to nobody, not even to the agent', async () => {
        (await journal.claim(subject, 'rules'))?.settle('done');
        expect(await window('two').claim(subject, 'rules')).toBeUndefined();
        expect(await window('two').claim(subject, 'agent')).toBeUndefined();
    });

    it('keeps a claim for exactly 30 seconds without a sign of life', async () => {
        await journal.claim(subject, 'rules');
        now += LEASE - 1;
        expect(await window('two').claim(subject, 'rules')).toBeUndefined();
        now += 1;
        expect(await window('two').claim(subject, 'rules')).toBeDefined();
    });

    it('starts the 30 seconds anew with each note', async () => {
        const claim = await journal.claim(subject, 'rules');
        now += LEASE - 1;
        claim?.keep({ caseNumber: '1' });
        now += LEASE - 1;
        expect(await window('two').claim(subject, 'rules')).toBeUndefined();
    });

    it('lets a window that lost its claim neither go on nor undo what the other one did', async () => {
        const lost = await journal.claim(subject, 'rules');
        now += LEASE;
        const taken = await window('two').claim(subject, 'rules');
        expect(lost?.keep({})).toBe(false);
        expect(lost?.settle('failed', { message: 'too late' })).toBe(false);
        expect(taken?.settle('inserted')).toBe(true);
        expect(journal.read(subject.key)?.state).toBe('inserted');
    });

    it('notes what is done even where the claim was lost: it did happen', async () => {
        const lost = await journal.claim(subject, 'rules');
        now += LEASE;
        await window('two').claim(subject, 'rules');
        lost?.settle('done');
        expect(journal.read(subject.key)?.state).toBe('done');
    });

    it('hands on what was noted, and that a text was on its way', async () => {
        const claim = await journal.claim(subject, 'rules');
        claim?.keep({ caseId: '500', caseNumber: '7', text: 'Hello', sendingSince: 10_000 });
        now += LEASE;
        const next = await window('two').claim(subject, 'rules');
        expect(next?.before).toMatchObject({ caseId: '500', caseNumber: '7', text: 'Hello' });
        expect(next?.sendingSince).toBe(10_000);
    });

    it('no longer calls a text unknown that is known to be delivered', async () => {
        (await journal.claim(subject, 'rules'))?.keep({ sendingSince: 10_000, delivered: true });
        now += LEASE;
        expect((await journal.claim(subject, 'rules'))?.sendingSince).toBeUndefined();
    });

    it.each(['failed', 'inserted', 'offered'] as const)('leaves what is %s to the agent', async (state) => {
        (await journal.claim(subject, 'rules'))?.settle(state);
        expect(await journal.claim(subject, 'rules')).toBeUndefined();
        expect(await journal.claim(subject, 'agent')).toBeDefined();
    });

    it('lets the rules try again what was not on screen', async () => {
        (await journal.claim(subject, 'rules'))?.settle('notOnScreen');
        expect(await journal.claim(subject, 'rules')).toBeDefined();
    });

    it('keeps a snoozed action from the rules until its time, and not from the agent', async () => {
        journal.note(subject, 'snoozed', { until: 20_000 });
        now = 19_999;
        expect(await journal.claim(subject, 'rules')).toBeUndefined();
        now = 20_000;
        expect(await journal.claim(subject, 'rules')).toBeDefined();
    });

    it('notes nothing over a claim that holds, or over what is settled', async () => {
        const claim = await journal.claim(subject, 'rules');
        expect(journal.note(subject, 'withheld')).toBe(false);
        claim?.settle('done');
        expect(journal.note(subject, 'failed')).toBe(false);
        expect(journal.read(subject.key)?.state).toBe('done');
    });

    it('counts the tries', async () => {
        (await journal.claim(subject, 'rules'))?.settle('failed', { message: 'No' });
        (await journal.claim(subject, 'agent'))?.settle('failed', { message: 'No again' });
        expect(journal.read(subject.key)).toMatchObject({ tries: 2, message: 'No again' });
    });

    it('forgets the server’s words of an earlier try with the next one', async () => {
        (await journal.claim(subject, 'rules'))?.settle('failed', { message: 'No' });
        (await journal.claim(subject, 'agent'))?.settle('done');
        expect(journal.read(subject.key)?.message).toBeUndefined();
    });

    const UNKNOWN_ACTION = '{"key":"k","chat":"c","action":"sing","state":"done","at":1,"start":1}';
    it.each(['{"state":', '[]', 'null', '{"key":"k","state":"flying"}', '""', UNKNOWN_ACTION])(
        'takes an entry that reads %s for one that may have been sent',
        async (stored) => {
            storage.map.set(`action|${subject.key}`, stored);
            expect(journal.read(subject.key)).toBeUndefined();
            expect((await journal.claim(subject, 'rules'))?.sendingSince).toBe(subject.start);
        }
    );

    it('forgets what is old, also what nobody can read, and keeps the rest', async () => {
        (await journal.claim(subject, 'rules'))?.settle('done');
        storage.map.set('action|broken', '{');
        storage.map.set('action|0Mw1|nudge|19999', '{');
        storage.map.set('action|0Mw1|nudge|20000', '{');
        now = 20_000;
        (await journal.claim({ ...subject, key: '0Mw1|nudge|2' }, 'rules'))?.settle('done');
        journal.prune(20_000);
        expect([...storage.map.keys()]).toEqual(['action|0Mw1|nudge|20000', 'action|0Mw1|nudge|2']);
    });

    it('lists the entries of one chat, the oldest first', async () => {
        await journal.claim({ ...subject, key: 'b', start: 2 }, 'rules');
        await journal.claim({ ...subject, key: 'a', start: 3 }, 'rules');
        await journal.claim({ ...subject, key: 'c', chat: '0Mw2' }, 'rules');
        expect(journal.of('0Mw1').map(({ key }) => key)).toEqual(['b', 'a']);
    });

    it('runs claims alone where the windows share a lock', async () => {
        const names: string[] = [];
        const locked = openJournal({
            storage,
            now: () => now,
            windowId: 'one',
            exclusively: async (name, work) => {
                names.push(name);
                return work();
            }
        });
        await locked.claim(subject, 'rules');
        expect(names).toEqual([subject.key]);
    });
});

describe('A storage that fails', () => {
    const failing = (): { storage: StoragePort; fails: { on: boolean } } => {
        const fails = { on: true };
        const inner = memory();
        const guard = <Result>(work: () => Result): Result => {
            if (fails.on) {
                throw new Error('denied');
            }
            return work();
        };
        return {
            fails,
            storage: {
                read: (key) => guard(() => inner.read(key)),
                write: (key, value) => guard(() => inner.write(key, value)),
                remove: (key) => guard(() => inner.remove(key)),
                keys: () => guard(() => inner.keys()),
                watch: () => guard(() => () => undefined)
            }
        };
    };

    it('is replaced by memory, and says so', () => {
        const lasting = lastingStorage(failing().storage);
        lasting.write('a', '1');
        expect(lasting.read('a')).toBe('1');
        expect(lasting.keys()).toEqual(['a']);
        lasting.remove('a');
        expect(lasting.read('a')).toBeUndefined();
        expect(lasting.keys()).toEqual([]);
        expect(lasting.problem()).toBe('denied');
        expect(() => lasting.watch(() => undefined)()).not.toThrow();
    });

    it('is used again once it works', () => {
        const { storage, fails } = failing();
        const lasting = lastingStorage(storage);
        lasting.write('a', '1');
        fails.on = false;
        expect(lasting.read('a')).toBe('1');
        lasting.write('a', '2');
        expect(storage.read('a')).toBe('2');
        expect(lasting.problem()).toBeUndefined();
    });
});
