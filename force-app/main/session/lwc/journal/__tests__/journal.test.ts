import { lastingStorage, LEASE, openJournal, type Claim, type Claimant, type Journal, type Subject } from 'c/journal';
import type { Exclusively, StoragePort } from 'c/sessionPorts';

const subject: Subject = { key: '0Mw1|nudge|1000', chat: '0Mw1', action: 'nudge', start: 1_000 };

/** Returns the claim itself, as a window has it that is held up in the middle of its work. */
function claim(journal: Journal, of: Subject, claimant: Claimant): Promise<Claim | undefined> {
    return journal.hold(of, claimant, async (granted) => granted);
}

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
    let written: string[];
    const window = (windowId: string): Journal =>
        openJournal({ storage, now: () => now, windowId }, (key) => written.push(key));

    beforeEach(() => {
        now = 10_000;
        written = [];
        storage = memory();
        journal = window('one');
    });

    it('gives an action to one of two windows that claim it', async () => {
        const claims = await Promise.all([claim(journal, subject, 'rules'), claim(window('two'), subject, 'rules')]);
        expect(claims.filter(Boolean)).toHaveLength(1);
    });

    it('gives what is done to nobody, not even to the agent', async () => {
        (await claim(journal, subject, 'rules'))?.settle('done');
        expect(await claim(window('two'), subject, 'rules')).toBeUndefined();
        expect(await claim(window('two'), subject, 'agent')).toBeUndefined();
    });

    it('keeps a claim for exactly 30 seconds without a sign of life', async () => {
        await claim(journal, subject, 'rules');
        now += LEASE - 1;
        expect(await claim(window('two'), subject, 'rules')).toBeUndefined();
        now += 1;
        expect(await claim(window('two'), subject, 'rules')).toBeDefined();
    });

    it('starts the 30 seconds again with each note', async () => {
        const granted = await claim(journal, subject, 'rules');
        now += LEASE - 1;
        granted?.keep({ caseNumber: '1' });
        now += LEASE - 1;
        expect(await claim(window('two'), subject, 'rules')).toBeUndefined();
    });

    it.each([
        ['takes over a text that stands in the message box', { leftInInput: true as const }, 5_000],
        ['does not take over a text that was taken out of it', {}, undefined]
    ])('%s', async (_what, left, insertedAt) => {
        journal.note(subject, 'skipped', { text: 'Hello', insertedAt: 5_000, ...left });
        await claim(journal, subject, 'rules');
        expect(journal.read(subject.key)).toMatchObject({ state: 'claimed', text: 'Hello' });
        expect(journal.read(subject.key)?.insertedAt).toBe(insertedAt);
    });

    it('does not let a window that lost its claim go on, or undo what the other one did', async () => {
        const lost = await claim(journal, subject, 'rules');
        now += LEASE;
        const taken = await claim(window('two'), subject, 'rules');
        expect(lost?.keep({})).toBe(false);
        expect(lost?.settle('failed', { message: 'too late' })).toBe(false);
        expect(taken?.settle('inserted')).toBe(true);
        expect(journal.read(subject.key)?.state).toBe('inserted');
    });

    it('notes what is done even if the claim was lost: it did happen', async () => {
        const lost = await claim(journal, subject, 'rules');
        now += LEASE;
        await claim(window('two'), subject, 'rules');
        lost?.settle('done');
        expect(journal.read(subject.key)?.state).toBe('done');
    });

    it('passes on what was noted, and that a text was on its way', async () => {
        const granted = await claim(journal, subject, 'rules');
        granted?.keep({ caseId: '500', caseNumber: '7', text: 'Hello', sendingSince: 10_000 });
        now += LEASE;
        const next = await claim(window('two'), subject, 'rules');
        expect(next?.before).toMatchObject({ caseId: '500', caseNumber: '7', text: 'Hello' });
        expect(next?.sendingSince).toBe(10_000);
    });

    it('no longer calls a text unknown that is known to be delivered', async () => {
        (await claim(journal, subject, 'rules'))?.keep({ sendingSince: 10_000, delivered: true });
        now += LEASE;
        expect((await claim(journal, subject, 'rules'))?.sendingSince).toBeUndefined();
    });

    it.each(['failed', 'inserted', 'parked'] as const)('leaves what is %s to the agent', async (state) => {
        (await claim(journal, subject, 'rules'))?.settle(state);
        expect(await claim(journal, subject, 'rules')).toBeUndefined();
        expect(await claim(journal, subject, 'agent')).toBeDefined();
    });

    it('lets the rules retry what was not on screen', async () => {
        (await claim(journal, subject, 'rules'))?.settle('notOnScreen');
        expect(await claim(journal, subject, 'rules')).toBeDefined();
    });

    it('keeps a snoozed action from the rules until its time, and not from the agent', async () => {
        journal.note(subject, 'snoozed', { until: 20_000 });
        now = 19_999;
        expect(await claim(journal, subject, 'rules')).toBeUndefined();
        now = 20_000;
        expect(await claim(journal, subject, 'rules')).toBeDefined();
    });

    it('notes nothing over a claim that holds, or over what is settled', async () => {
        const granted = await claim(journal, subject, 'rules');
        expect(journal.note(subject, 'skipped')).toBe(false);
        granted?.settle('done');
        expect(journal.note(subject, 'failed')).toBe(false);
        expect(journal.read(subject.key)?.state).toBe('done');
    });

    it.each([
        ['of another layout', { version: 1 }],
        ['without a key', { key: '' }],
        ['without a chat', { chat: undefined }],
        ['of an action that there is not', { action: 'sing' }],
        ['in a state that there is not', { state: 'sung' }],
        ['that changed at no instant', { at: 'now' }],
        ['that started at no instant', { start: null }],
        ['without the number of its tries', { tries: undefined }]
    ])('takes an entry %s for unreadable: its text may have been sent', async (_what, change) => {
        journal.note(subject, 'skipped');
        const [[key = '', stored = ''] = []] = [...storage.map];
        storage.map.set(key, JSON.stringify({ ...(JSON.parse(stored) as object), ...change }));
        expect(journal.read(subject.key)).toBeUndefined();
        expect((await claim(journal, subject, 'rules'))?.sendingSince).toBe(subject.start);
    });

    it('tells the actions of a chat, the oldest first', () => {
        const started = (start: number): Subject => ({ ...subject, key: `0Mw1|nudge|${start}`, start });
        [3_000, 1_000, 2_000].forEach((start) => journal.note(started(start), 'skipped'));
        journal.note({ ...subject, key: '0Mw2|nudge|1000', chat: '0Mw2' }, 'skipped');
        expect(journal.of('0Mw1').map(({ start }) => start)).toEqual([1_000, 2_000, 3_000]);
    });

    it('forgets what last changed before an instant', () => {
        const other = { ...subject, key: '0Mw1|idle|1000', action: 'end' } as const;
        journal.note(subject, 'skipped');
        now += 1;
        journal.note(other, 'skipped');
        journal.prune(now);
        expect([journal.read(subject.key), journal.read(other.key)?.state]).toEqual([undefined, 'skipped']);
    });

    it('counts the tries', async () => {
        (await claim(journal, subject, 'rules'))?.settle('failed', { message: 'No' });
        (await claim(journal, subject, 'agent'))?.settle('failed', { message: 'No again' });
        expect(journal.read(subject.key)).toMatchObject({ tries: 2, message: 'No again' });
    });

    it('drops the server’s words of an earlier try with the next one', async () => {
        (await claim(journal, subject, 'rules'))?.settle('failed', { message: 'No' });
        (await claim(journal, subject, 'agent'))?.settle('done');
        expect(journal.read(subject.key)?.message).toBeUndefined();
    });

    const UNKNOWN_ACTION =
        '{"version":2,"key":"k","chat":"c","action":"sing","state":"done","at":1,"start":1,"tries":1}';
    const OLD_LAYOUT = '{"key":"k","chat":"c","action":"nudge","state":"done","at":1,"start":1,"tries":1}';
    it.each(['{"state":', '[]', 'null', '{"key":"k","state":"flying"}', '""', UNKNOWN_ACTION, OLD_LAYOUT])(
        'takes an entry that reads %s as one whose text may have been sent',
        async (stored) => {
            storage.map.set(`action|${subject.key}`, stored);
            expect(journal.read(subject.key)).toBeUndefined();
            expect((await claim(journal, subject, 'rules'))?.sendingSince).toBe(subject.start);
        }
    );

    it('removes what is old, also what nobody can read, and keeps the rest', async () => {
        (await claim(journal, subject, 'rules'))?.settle('done');
        storage.map.set('action|broken', '{');
        storage.map.set('action|0Mw1|nudge|19999', '{');
        storage.map.set('action|0Mw1|nudge|20000', '{');
        now = 20_000;
        (await claim(journal, { ...subject, key: '0Mw1|nudge|2' }, 'rules'))?.settle('done');
        journal.prune(20_000);
        expect([...storage.map.keys()]).toEqual(['action|0Mw1|nudge|20000', 'action|0Mw1|nudge|2']);
    });

    it('lists the entries of one chat, the oldest first', async () => {
        await claim(journal, { ...subject, key: '0Mw1|nudge|2', start: 2 }, 'rules');
        await claim(journal, { ...subject, key: '0Mw1|idle|3', start: 3 }, 'rules');
        await claim(journal, { ...subject, key: '0Mw2|nudge|2', chat: '0Mw2' }, 'rules');
        expect(journal.of('0Mw1').map(({ key }) => key)).toEqual(['0Mw1|nudge|2', '0Mw1|idle|3']);
    });

    it('takes a skip as no verdict for ever, and a dismissal as one', async () => {
        journal.note(subject, 'skipped', { reason: 'notOwed' });
        (await claim(journal, subject, 'rules'))?.settle('skipped', { reason: 'notOwed' });
        journal.note(subject, 'dismissed', { reason: 'cancelled' });
        expect(await claim(journal, subject, 'rules')).toBeUndefined();
        expect(journal.note(subject, 'skipped')).toBe(false);
        expect(await claim(journal, subject, 'agent')).toBeDefined();
    });

    it('notes of a dismissed action that its text still stands in the message box, and that it was cleared', () => {
        journal.note(subject, 'dismissed', { reason: 'dismissed' });
        journal.note(subject, 'dismissed', { reason: 'dismissed', leftInInput: true });
        expect(journal.read(subject.key)).toMatchObject({ state: 'dismissed', leftInInput: true });
        journal.note(subject, 'dismissed', { reason: 'dismissed', leftInInput: undefined });
        expect(journal.read(subject.key)).not.toHaveProperty('leftInInput');
    });

    it('tells the key of each entry that this window writes', async () => {
        (await claim(journal, subject, 'rules'))?.settle('done');
        journal.prune(now + 1);
        expect(written).toEqual([subject.key, subject.key, subject.key]);
    });
});

describe('The lock of an action', () => {
    let locks: Set<string>;
    let agree: (() => void)[];
    let storage: ReturnType<typeof memory>;
    let journal: Journal;

    const exclusively: Exclusively = async (name, work) => {
        if (locks.has(name)) {
            return undefined;
        }
        locks.add(name);
        return work().finally(() => locks.delete(name));
    };
    const rest = async (): Promise<void> => {
        for (let turn = 0; turn < 10; turn += 1) {
            await Promise.resolve();
        }
    };

    beforeEach(() => {
        locks = new Set();
        agree = [];
        storage = memory();
        const agreed = (): Promise<void> => new Promise((resolve) => void agree.push(resolve));
        journal = openJournal({ storage, now: () => 10_000, windowId: 'one', exclusively, agreed }, () => undefined);
    });

    it('is held while the windows come to agree on the claim, always, and the work begins after that', async () => {
        let isBegun = false;
        void journal.hold(subject, 'rules', async () => (isBegun = true));
        await rest();
        expect([...locks]).toEqual([subject.key]);
        expect(agree).toHaveLength(1);
        expect(isBegun).toBe(false);
        agree[0]?.();
        await rest();
        expect(isBegun).toBe(true);
    });

    it('is held from the claim to the end of the work', async () => {
        let end = (): void => undefined;
        const work = new Promise<void>((resolve) => {
            end = resolve;
        });
        const held = journal.hold(subject, 'rules', async (granted) => {
            await work;
            granted.settle('done');
            return 'ended';
        });
        await rest();
        agree[0]?.();
        await rest();
        expect([...locks]).toEqual([subject.key]);
        expect(await journal.hold(subject, 'agent', async () => 'second')).toBeUndefined();
        end();
        expect(await held).toBe('ended');
        expect(locks.size).toBe(0);
    });

    /** The last write of a window that has left the action, which another process hears of only now. */
    const hearLate = async (work: (granted: Claim) => void): Promise<void> => {
        const elsewhere = { ...storage, ...memory() };
        await openJournal({ storage: elsewhere, now: () => 9_900, windowId: 'two' }, () => undefined).hold(
            subject,
            'rules',
            async (granted) => work(granted)
        );
        elsewhere.map.forEach((value, key) => storage.map.set(key, value));
    };

    it('is kept, and the action claimed once more, where the write of a window that left it free comes late', async () => {
        let isBegun = false;
        void journal.hold(subject, 'rules', async () => (isBegun = true));
        await rest();
        await hearLate((granted) => granted.settle('notOnScreen'));
        agree[0]?.();
        await rest();
        expect([...locks]).toEqual([subject.key]);
        expect(isBegun).toBe(false);
        agree[1]?.();
        await rest();
        expect(isBegun).toBe(true);
        expect(agree).toHaveLength(2);
    });

    it.each(['done', 'claimed'] as const)('is given up where a late write says that it is %s', async (state) => {
        const held = journal.hold(subject, 'rules', async () => 'begun');
        await rest();
        await hearLate((granted) => state === 'done' && granted.settle(state));
        agree[0]?.();
        expect(await held).toBeUndefined();
        expect(agree).toHaveLength(1);
    });

    it('is freed if the work fails', async () => {
        const held = journal.hold(subject, 'rules', () => Promise.reject(new Error('No')));
        await rest();
        agree[0]?.();
        await expect(held).rejects.toThrow('No');
        expect(locks.size).toBe(0);
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

    it('does not list what it could not remove', () => {
        const { storage, fails } = failing();
        fails.on = false;
        const lasting = lastingStorage(storage);
        lasting.write('a', '1');
        lasting.write('b', '1');
        lasting.remove('b');
        storage.remove = () => {
            throw new Error('denied');
        };
        lasting.remove('a');
        expect([lasting.read('a'), lasting.keys(), storage.keys()]).toEqual([undefined, [], ['a']]);
    });

    it('says why, also where it can only not be read', () => {
        const { storage, fails } = failing();
        fails.on = false;
        const lasting = lastingStorage(storage);
        fails.on = true;
        expect(lasting.read('a')).toBeUndefined();
        expect(lasting.problem()).toBe('denied');
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

    it('takes everything that was kept in memory once it works', () => {
        const { storage, fails } = failing();
        const lasting = lastingStorage(storage);
        lasting.write('a', '1');
        lasting.write('b', '1');
        fails.on = false;
        lasting.write('a', '2');
        expect(storage.read('b')).toBe('1');
        expect(lasting.problem()).toBeUndefined();
    });

    it('gives way to what another window writes', () => {
        let tell: (key: string) => void = () => undefined;
        const inner = memory();
        const lasting = lastingStorage({
            ...inner,
            write: () => {
                throw new Error('full');
            },
            watch: (changed) => {
                tell = changed;
                return () => undefined;
            }
        });
        const heard: string[] = [];
        lasting.watch((key) => void heard.push(`${key} ${lasting.read(key)}`));
        lasting.write('a', 'mine');
        inner.map.set('a', 'theirs');
        tell('a');
        expect(heard).toEqual(['a theirs']);
    });
});
