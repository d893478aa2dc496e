import fc from 'fast-check';
import { LEASE, openJournal, type Claim, type Journal, type Subject } from 'c/journal';
import type { StoragePort } from 'c/sessionPorts';

/*
 * Two windows want to do one action, in any order of their steps, with time passing and windows dying between any two
 * steps. What is done is counted on the other side, where it arrives.
 */
const subject: Subject = { key: 'chat|nudge|0', chat: 'chat', action: 'nudge', start: 0 };

interface World {
    now: number;
    /** How often the text arrived. */
    arrived: number;
    storage: StoragePort;
}

function newWorld(): World {
    const map = new Map<string, string>();
    return {
        now: 0,
        arrived: 0,
        storage: {
            read: (key) => map.get(key),
            write: (key, value) => void map.set(key, value),
            remove: (key) => void map.delete(key),
            keys: () => [...map.keys()],
            watch: () => () => undefined
        }
    };
}

/** A window as the session uses the journal: claim, look up what is unknown, say that it sends, send, settle. */
class Window {
    journal: Journal;
    claim: Claim | undefined;
    next: 'claim' | 'look' | 'say' | 'send' | 'settle' = 'claim';
    world: World;

    constructor(world: World, windowId: string) {
        this.world = world;
        this.journal = openJournal({ storage: world.storage, now: () => world.now, windowId }, () => undefined);
    }

    async step(): Promise<void> {
        switch (this.next) {
            case 'claim':
                this.claim = await this.journal.hold(subject, 'rules', async (granted) => granted);
                if (this.claim) {
                    this.next = 'look';
                }
                break;
            case 'look': {
                const isUnknown = this.claim?.sendingSince !== undefined;
                if (isUnknown && this.world.arrived > 0) {
                    this.next = 'settle';
                } else {
                    this.next = 'say';
                }
                break;
            }
            case 'say':
                this.next = this.claim?.keep({ sendingSince: this.world.now }) ? 'send' : 'claim';
                break;
            case 'send':
                this.world.arrived += 1;
                this.next = 'settle';
                break;
            default:
                this.claim?.settle('done');
                this.next = 'claim';
        }
    }
}

type Move = { type: 'step' | 'crash'; window: 0 | 1 } | { type: 'pass'; by: number };

function move(shortest: number): fc.Arbitrary<Move> {
    return fc.oneof(
        { weight: 8, arbitrary: fc.record({ type: fc.constant('step' as const), window: fc.constantFrom(0, 1) }) },
        { weight: 1, arbitrary: fc.record({ type: fc.constant('crash' as const), window: fc.constantFrom(0, 1) }) },
        { weight: 1, arbitrary: fc.record({ type: fc.constant('pass' as const), by: fc.nat(shortest) }) }
    );
}

async function play(moves: readonly Move[]): Promise<World> {
    const world = newWorld();
    let count = 0;
    const open = (): Window => {
        count += 1;
        return new Window(world, `window-${count}`);
    };
    const windows: [Window, Window] = [open(), open()];
    for (const one of moves) {
        if (one.type === 'pass') {
            world.now += one.by;
        } else if (one.type === 'crash') {
            windows[one.window] = open();
        } else {
            await windows[one.window].step();
        }
    }
    // In the end one window is left, and has all the time it needs.
    const last = open();
    world.now += LEASE;
    for (let step = 0; step < 12; step += 1) {
        await last.step();
    }
    return world;
}

it('is done exactly once, whatever two windows do and whenever they die', async () => {
    await fc.assert(
        fc.asyncProperty(fc.array(move(LEASE - 1), { maxLength: 40 }), async (moves) => {
            // A window that lives gives a sign of life in time: it is never older than its lease.
            let age = 0;
            const lively = moves.filter((one) => {
                if (one.type !== 'pass') {
                    return true;
                }
                age += one.by;
                return age < LEASE;
            });
            const world = await play(lively);
            expect(world.arrived).toBe(1);
        }),
        { numRuns: 500 }
    );
});

it('is done at least once, however long windows are held up', async () => {
    await fc.assert(
        fc.asyncProperty(fc.array(move(2 * LEASE), { maxLength: 40 }), async (moves) => {
            expect((await play(moves)).arrived).toBeGreaterThanOrEqual(1);
        }),
        { numRuns: 300 }
    );
});
