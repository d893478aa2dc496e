import fc from 'fast-check';
import { openJournal, type Subject } from 'c/journal';
import type { StoragePort } from 'c/sessionPorts';

/*
 * Windows in processes of their own, without locks. A browser tells all windows of a write a moment later, in the order
 * in which writes reached it; until it hears of its own a window sees nothing but that. The last one stands in the end.
 */
const subject: Subject = { key: 'chat|nudge|0', chat: 'chat', action: 'nudge', start: 0 };

/** How long a write takes to the browser, and from there to the other windows, at most; milliseconds. */
const LAG = 125;
const AGREEMENT = 500;

function newBrowser() {
    let now = 0;
    let order = 0;
    const coming: { at: number; order: number; happen(): void }[] = [];
    const later = (wait: number, happen: () => void): void => {
        order += 1;
        coming.push({ at: now + wait, order, happen });
    };
    interface View {
        map: Map<string, string>;
        unconfirmed: Map<string, number>;
        heardUntil: number;
    }
    const views: View[] = [];
    const tell = (view: View, lag: number, hear: () => void): void => {
        view.heardUntil = Math.max(view.heardUntil, now + lag);
        later(view.heardUntil - now, hear);
    };

    const window = (lag: () => number): StoragePort => {
        const view: View = { map: new Map(), unconfirmed: new Map(), heardUntil: 0 };
        views.push(view);
        return {
            read: (key) => view.map.get(key),
            write(key, value) {
                view.map.set(key, value);
                view.unconfirmed.set(key, (view.unconfirmed.get(key) ?? 0) + 1);
                later(lag(), () => {
                    for (const other of views) {
                        tell(other, lag(), () => {
                            if (other === view) {
                                view.unconfirmed.set(key, (view.unconfirmed.get(key) ?? 0) - 1);
                            } else if (!other.unconfirmed.get(key)) {
                                other.map.set(key, value);
                            }
                        });
                    }
                });
            },
            remove: (key) => void view.map.delete(key),
            keys: () => [...view.map.keys()],
            watch: () => () => undefined
        };
    };

    const run = async (): Promise<void> => {
        for (;;) {
            coming.sort((one, other) => one.at - other.at || one.order - other.order);
            const next = coming.shift();
            if (!next) {
                return;
            }
            now = next.at;
            next.happen();
            for (let turn = 0; turn < 10; turn += 1) {
                await Promise.resolve();
            }
        }
    };
    return { now: () => now, later, window, run };
}

interface Claimant {
    begins: number;
    lags: number[];
}

async function claimsGranted(claimants: readonly Claimant[], agreement: number): Promise<number> {
    const browser = newBrowser();
    let granted = 0;
    claimants.forEach(({ begins, lags }, place) => {
        let count = 0;
        const lag = (): number => lags[(count += 1) % lags.length] ?? 0;
        const ports = {
            storage: browser.window(lag),
            now: browser.now,
            windowId: `window-${place}`,
            agreed: () => new Promise<void>((resolve) => browser.later(agreement, resolve))
        };
        const journal = openJournal(ports, () => undefined);
        browser.later(begins, () => {
            void journal.hold(subject, 'rules', async () => (granted += 1));
        });
    });
    await browser.run();
    return granted;
}

const claimant = fc.record({
    begins: fc.nat(1_000),
    lags: fc.array(fc.nat(LAG), { minLength: 1, maxLength: 6 })
});

it('is given to one window without locks, whenever they claim and however late they hear of each other', async () => {
    await fc.assert(
        fc.asyncProperty(fc.array(claimant, { minLength: 2, maxLength: 3 }), async (claimants) => {
            expect(await claimsGranted(claimants, AGREEMENT)).toBe(1);
        }),
        { numRuns: 500 }
    );
});

it('would be given to two windows that did not wait for each other', async () => {
    const late = { lags: [LAG] };
    const together = [
        { begins: 0, ...late },
        { begins: 100, ...late }
    ];
    expect(await claimsGranted(together, 0)).toBe(2);
    expect(await claimsGranted(together, AGREEMENT)).toBe(1);
});

it('is given up by a window that was held up until its claim had run out', async () => {
    expect(await claimsGranted([{ begins: 0, lags: [0] }], 29_999)).toBe(1);
    expect(await claimsGranted([{ begins: 0, lags: [0] }], 30_000)).toBe(0);
});
