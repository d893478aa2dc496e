import { createServerClock, type Page, type ServerClock } from 'c/serverClock';

const NOON = Date.UTC(2026, 0, 5, 12);
const SECOND = 1_000;

/** A browser whose clock may be wrong and jump, whose page may be hidden, and which may sleep. */
function browser(wrongBy: number) {
    const timers = new Map<number, { at: number; ring: () => void }>();
    let count = 0;
    let elapsed = 0;
    let skew = wrongBy;
    let visible = true;
    let returned: () => void = () => undefined;
    const page: Page = {
        now: () => NOON + elapsed + skew,
        elapsed: () => elapsed,
        setTimer(ring, milliseconds) {
            count += 1;
            timers.set(count, { at: elapsed + milliseconds, ring });
            return count;
        },
        clearTimer: (id) => void timers.delete(id),
        isVisible: () => visible,
        onReturn(back) {
            returned = back;
            return () => (returned = () => undefined);
        }
    };
    const ring = (): void => {
        for (const [id, timer] of [...timers]) {
            if (timer.at <= elapsed && timers.delete(id)) {
                timer.ring();
            }
        }
    };
    return {
        page,
        timers,
        server: () => NOON + elapsed,
        pass(milliseconds: number) {
            const end = elapsed + milliseconds;
            for (;;) {
                const next = Math.min(...[...timers.values()].map(({ at }) => at));
                if (next > end) {
                    break;
                }
                elapsed = Math.max(elapsed, next);
                ring();
            }
            elapsed = end;
        },
        /** No timer rings meanwhile. */
        sleep(milliseconds: number) {
            elapsed += milliseconds;
            ring();
        },
        jump(milliseconds: number) {
            skew += milliseconds;
        },
        hide: () => (visible = false),
        comeBack() {
            visible = true;
            returned();
        }
    };
}

describe.each([
    ['right', 0],
    ['5 minutes fast', 300 * SECOND],
    ['5 minutes slow', -300 * SECOND]
])('The server’s clock where the browser’s own is %s', (_name, wrongBy) => {
    let world: ReturnType<typeof browser>;
    let clock: ServerClock;
    let woken: number[];
    let asked: number;
    let learned: number;
    let slept: number;
    let returns: number;

    beforeEach(() => {
        world = browser(wrongBy);
        woken = [];
        asked = 0;
        slept = 0;
        returns = 0;
        clock = createServerClock(
            {
                woken: () => woken.push(clock.now() - NOON),
                learned: () => (learned += 1),
                askServer: () => (asked += 1),
                mayHaveSlept: () => (slept += 1),
                returned: () => (returns += 1)
            },
            world.page
        );
        clock.learn(world.server());
        woken.length = 0;
        learned = 0;
    });

    it('tells the server’s time', () => {
        world.pass(90 * SECOND);
        expect(clock.now()).toBe(NOON + 90 * SECOND);
    });

    it('sets no timer where there is nothing to wait for', () => {
        expect(world.timers.size).toBe(0);
        clock.sleepUntil(NOON + SECOND, true);
        clock.sleepUntil(undefined, false);
        expect(world.timers.size).toBe(0);
        world.pass(60 * SECOND);
        expect(woken).toEqual([]);
        expect(asked).toBe(0);
    });

    it('rings at the instant that was asked for, and never before', () => {
        clock.sleepUntil(NOON + 30_001, false);
        world.pass(30_000);
        expect(woken).toEqual([]);
        world.pass(1);
        expect(woken).toEqual([30_001]);
    });

    it('rings at every full second of the server while something counts', () => {
        world.pass(400);
        clock.sleepUntil(undefined, true);
        world.pass(2_700);
        expect(woken).toEqual([1_000, 2_000, 3_000]);
    });

    it('has one timer at a time', () => {
        clock.sleepUntil(NOON + 1_500, true);
        clock.alarm(NOON + 5_000, () => undefined);
        clock.alarm(NOON + 6_000, () => undefined);
        expect(world.timers.size).toBe(1);
    });

    it('counts no seconds while the page is hidden, but still rings in time', () => {
        world.hide();
        clock.sleepUntil(NOON + 30_000, true);
        world.pass(29_999);
        expect(woken).toEqual([]);
        world.pass(1);
        expect(woken).toEqual([30_000]);
    });

    it('is right again at once when the page comes back', () => {
        world.hide();
        clock.sleepUntil(NOON + 900_000, true);
        world.pass(600_000);
        world.comeBack();
        expect(woken).toEqual([600_000]);
        expect(returns).toBe(1);
        world.pass(SECOND);
        expect(woken).toEqual([600_000, 601_000]);
    });

    it('asks anew what time it is when the agent comes back after a long time, and not each time', () => {
        clock.sleepUntil(NOON + 7_200_000, false);
        world.pass(599_000);
        world.comeBack();
        expect(asked).toBe(0);
        world.pass(2_000);
        world.comeBack();
        expect(asked).toBe(1);
    });

    it('rings an alarm once, and not at all where it was stopped', () => {
        const rung: string[] = [];
        clock.alarm(NOON + 5_000, () => rung.push('one'));
        clock.alarm(NOON + 5_000, () => rung.push('other'))();
        world.pass(20_000);
        expect(rung).toEqual(['one']);
    });

    it.each([
        ['set forward', 300_000],
        ['set back', -300_000]
    ])('wakes nobody on the word of a clock that was %s, but asks the server', (_how, by) => {
        clock.sleepUntil(NOON + 200_000, true);
        world.pass(10_000);
        woken.length = 0;
        world.jump(by);
        world.pass(1_000);
        expect(asked).toBe(1);
        expect(woken).toEqual([]);
        clock.learn(world.server());
        expect(woken).toEqual([11_000]);
        world.pass(2_000);
        expect(woken).toEqual([11_000, 12_000, 13_000]);
    });

    it.each([
        ['set forward', 300_000],
        ['set back', -300_000]
    ])('is not sure of a clock that was %s before the next second rings, until the server has said', (_how, by) => {
        clock.sleepUntil(NOON + 200_000, true);
        world.pass(10_000);
        expect(clock.isSure()).toBe(true);
        world.jump(by);
        expect(clock.isSure()).toBe(false);
        // What happens in between asks for another instant.
        clock.sleepUntil(NOON + 100_000, true);
        expect(clock.isSure()).toBe(false);
        expect(asked).toBe(1);
        clock.learn(world.server());
        expect(clock.isSure()).toBe(true);
        expect(clock.now()).toBe(world.server());
    });

    it('does not go back where only the browser’s clock does', () => {
        clock.sleepUntil(NOON + 200_000, false);
        world.pass(10_000);
        const before = clock.now();
        world.jump(-300_000);
        expect(clock.now()).toBe(before);
        clock.learn(world.server());
        expect(clock.now()).toBe(world.server());
    });

    it('goes on evenly and rings no alarm early from a jump on', () => {
        const rung: number[] = [];
        clock.sleepUntil(NOON + 60_000, true);
        clock.alarm(NOON + 30_000, () => rung.push(clock.now() - NOON));
        world.pass(10_000);
        clock.now();
        world.jump(300_000);
        expect(clock.now()).toBe(NOON + 10_000);
        world.pass(1_000);
        expect(clock.now()).toBe(NOON + 11_000);
        expect(rung).toEqual([]);
        clock.learn(world.server());
        expect(clock.now()).toBe(NOON + 11_000);
        world.pass(18_999);
        expect(rung).toEqual([]);
        world.pass(1);
        expect(rung).toEqual([30_000]);
    });

    it.each([300_000, -300_000])(
        'notices a jump of %i ms also where it waited for nothing, and asks the server',
        (by) => {
            world.pass(120_000);
            world.jump(by);
            expect(clock.now()).toBe(NOON + 120_000);
            expect(clock.isSure()).toBe(false);
            expect(asked).toBe(1);
            clock.learn(world.server());
            expect(clock.now()).toBe(NOON + 120_000);
            expect(clock.isSure()).toBe(true);
        }
    );

    it('is sure again where a reading came before the jump was noticed', () => {
        clock.sleepUntil(NOON + 200_000, true);
        world.pass(10_000);
        world.jump(300_000);
        clock.learn(world.server());
        expect(clock.isSure()).toBe(true);
        expect(clock.now()).toBe(world.server());
        expect(asked).toBe(0);
    });

    it('goes on evenly, and is sure of that, where a clock was set back and the server does not answer', () => {
        clock.sleepUntil(NOON + 20_000, true);
        world.pass(10_000);
        world.jump(-300_000);
        world.pass(5_000);
        expect(clock.isSure()).toBe(true);
        expect(learned).toBe(1);
        expect(clock.now()).toBe(world.server());
    });

    describe('whose browser’s clock went ahead of the time that passed for the page', () => {
        beforeEach(() => {
            clock.sleepUntil(NOON + 20_000, true);
            world.pass(10_000);
            world.jump(300_000);
        });

        it('asks the server every 3 seconds until it answers, and calls nothing due before', () => {
            clock.isSure();
            world.pass(12_000);
            expect(asked).toBeGreaterThanOrEqual(4);
            expect(asked).toBeLessThanOrEqual(5);
            expect(clock.isSure()).toBe(false);
            expect(clock.now()).toBe(world.server());
            clock.learn(world.server());
            expect(clock.isSure()).toBe(true);
        });

        it('takes what the server has just told for its answer', () => {
            world.pass(12_000);
            clock.heard(world.server(), true);
            expect(clock.isSure()).toBe(true);
            expect(clock.now()).toBe(world.server());
        });
    });

    it('goes on by the browser’s clock where the server does not answer within 3 seconds', () => {
        clock.sleepUntil(NOON + 20_000, true);
        world.sleep(600_000);
        expect(asked).toBe(1);
        expect(woken).toEqual([]);
        world.pass(3_000);
        expect(woken).toEqual([603_000]);
    });

    it('takes no message that comes late, as the network is back, for the time', () => {
        clock.sleepUntil(NOON + 20_000, true);
        world.sleep(600_000);
        clock.heard(world.server() - 50_000, true);
        expect(clock.isSure()).toBe(false);
        expect(clock.now()).toBe(world.server());
        world.pass(3_000);
        expect(woken).toEqual([603_000]);
        expect(clock.now()).toBe(world.server());
    });

    it('takes messages for the time that go on from each other, where neither the browser nor the page knows it', () => {
        clock.sleepUntil(NOON + 20_000, true);
        world.pass(10_000);
        world.jump(300_000);
        clock.now();
        clock.heard(world.server() + 60_000, true);
        expect(clock.isSure()).toBe(false);
        expect(clock.now()).toBe(world.server() + 60_000);
        world.pass(2_000);
        clock.heard(world.server() + 60_000, true);
        expect(clock.isSure()).toBe(true);
        expect(clock.now()).toBe(world.server() + 60_000);
    });

    it('takes a message for the time that is later than both the browser and the page think', () => {
        clock.sleepUntil(NOON + 20_000, true);
        world.pass(10_000);
        world.jump(-300_000);
        clock.now();
        clock.heard(world.server() + 60_000, true);
        expect(clock.isSure()).toBe(true);
        expect(clock.now()).toBe(world.server() + 60_000);
    });

    it('wakes nobody where the agent is back before the timer has rung on a clock that went ahead', () => {
        clock.sleepUntil(NOON + 200_000, false);
        world.pass(10_000);
        world.jump(600_000);
        world.comeBack();
        expect(asked).toBe(1);
        expect(woken).toEqual([]);
        clock.learn(world.server());
        expect(woken).toEqual([10_000]);
    });

    it('still rings in time after a reading that tells nothing new', () => {
        clock.sleepUntil(NOON + 30_000, false);
        world.pass(10_000);
        clock.learn(world.server());
        world.pass(20_000);
        expect(woken).toEqual([30_000]);
    });

    it('rings at the instant that was asked for also after the seconds before it', () => {
        clock.sleepUntil(NOON + 10_000, true);
        world.pass(2_000);
        world.hide();
        world.pass(8_000);
        expect(woken).toEqual([1_000, 2_000, 3_000, 10_000]);
    });

    it('is sure again 3 seconds after a clock was set back, though it waits for nothing soon', () => {
        clock.sleepUntil(NOON + 7_200_000, false);
        world.pass(10_000);
        world.jump(-300_000);
        expect(clock.isSure()).toBe(false);
        clock.sleepUntil(NOON + 7_200_000, false);
        world.pass(2_999);
        expect(clock.isSure()).toBe(false);
        world.pass(1);
        expect(clock.isSure()).toBe(true);
        expect(clock.now()).toBe(world.server());
    });

    it('goes back by the answer that it asked for after a long time', () => {
        clock.sleepUntil(NOON + 7_200_000, false);
        world.pass(601_000);
        world.jump(3_000);
        world.comeBack();
        expect(asked).toBe(1);
        clock.learn(world.server());
        expect(clock.now()).toBe(world.server());
    });

    it('rings in time by a reading that puts the time further', () => {
        clock.sleepUntil(NOON + 10_000, false);
        world.pass(5_000);
        clock.learn(world.server() + 400);
        world.pass(4_599);
        expect(woken).toEqual([5_400]);
        world.pass(1);
        expect(woken).toEqual([5_400, 10_000]);
    });

    it.each([
        [2_000, 2_000],
        [2_001, 0]
    ])('takes what is dated %i ms ahead for %i ms', (ahead, taken) => {
        clock.heard(world.server() + ahead);
        expect(clock.now()).toBe(world.server() + taken);
    });

    it('asks the server again at once where the agent or the network is back while it waits for an answer', () => {
        clock.sleepUntil(NOON + 20_000, true);
        world.sleep(600_000);
        world.comeBack();
        expect(asked).toBe(2);
        expect(woken).toEqual([]);
        world.comeBack();
        clock.learn(world.server());
        expect(woken).toEqual([600_000]);
        world.comeBack();
        expect(asked).toBe(3);
    });

    it('asks the server after a sleep, has what was missed read, and wakes the shift once it has answered', () => {
        clock.sleepUntil(NOON + 20_000, false);
        world.sleep(86_400_000);
        expect(woken).toEqual([]);
        expect([asked, slept]).toEqual([1, 1]);
        clock.learn(world.server());
        expect(woken).toEqual([86_400_000]);
    });

    it('takes of several readings the one that puts the time furthest: a reading is never ahead of the server', () => {
        clock.learn(world.server() - 900);
        expect(clock.now()).toBe(world.server());
        clock.learn(world.server() + 400);
        expect(clock.now()).toBe(world.server() + 400);
    });

    describe('whose browser’s clock was doubted', () => {
        /** The network was away, and the server answers after so many milliseconds what time it was when it was asked. */
        const learnSlowly = (milliseconds: number): void => {
            const reading = Math.floor(world.server() / SECOND) * SECOND;
            world.pass(milliseconds);
            clock.learn(reading, milliseconds);
        };
        beforeEach(() => {
            clock.sleepUntil(NOON + 20 * SECOND, false);
            world.sleep(60 * SECOND);
        });

        it('goes on as before where a slow answer fits that', () => {
            expect(clock.isSure()).toBe(false);
            learnSlowly(5 * SECOND);
            expect(clock.now()).toBe(world.server());
            expect(clock.isSure()).toBe(true);
        });

        it('is put right by the next answer where the slow one did not tell that it had been set', () => {
            world.jump(4 * SECOND);
            const reading = world.server();
            world.pass(5 * SECOND);
            clock.learn(reading + 5 * SECOND, 5 * SECOND);
            expect(clock.now()).toBe(world.server() + 4 * SECOND);
            clock.learn(world.server(), 100);
            expect(clock.now()).toBe(world.server());
        });

        it('comes nearer after a slow answer by what the server has just told', () => {
            world.jump(-60 * SECOND);
            learnSlowly(5 * SECOND);
            expect(clock.now()).toBe(world.server() - 5 * SECOND);
            clock.heard(world.server());
            expect(clock.now()).toBe(world.server());
        });

        it('is led astray after a slow answer by nothing that is dated further ahead than that took', () => {
            world.jump(-60 * SECOND);
            learnSlowly(5 * SECOND);
            clock.heard(world.server() + SECOND + 1);
            expect(clock.now()).toBe(world.server() - 5 * SECOND);
        });
    });

    describe('where a reading is cut to whole seconds', () => {
        let rings: number[];
        beforeEach(() => {
            clock.stop();
            rings = [];
            const nothing = (): void => undefined;
            const ring = (): void => void rings.push(world.server());
            const listeners = {
                woken: ring,
                learned: nothing,
                returned: nothing,
                askServer: nothing,
                mayHaveSlept: nothing
            };
            clock = createServerClock(listeners, world.page);
            clock.learn(world.server() - 900);
        });

        it('comes nearer by what the server dates to the millisecond', () => {
            clock.heard(world.server() - 90);
            expect(clock.now()).toBe(world.server() - 90);
            clock.heard(world.server() - 400);
            expect(clock.now()).toBe(world.server() - 90);
        });

        it('rings in time by what it heard last', () => {
            const due = world.server() + SECOND;
            rings.length = 0;
            clock.sleepUntil(due, false);
            clock.heard(world.server());
            world.pass(2 * SECOND);
            expect(rings).toEqual([due]);
        });

        it('is not led astray by something that is dated by a wrong clock', () => {
            clock.heard(world.server() + 60 * SECOND);
            expect(clock.now()).toBe(world.server() - 900);
        });
    });

    it('asks anew what time it is when the first chat comes after a long silence', () => {
        world.pass(3_600_000);
        expect(asked).toBe(0);
        clock.sleepUntil(clock.now() + 5_000, true);
        expect(asked).toBe(1);
    });

    it('has nothing read again after a silence that was heard to the end', () => {
        world.pass(3_600_000);
        clock.sleepUntil(clock.now() + 5_000, true);
        expect(slept).toBe(0);
    });

    it('lets go of its timer', () => {
        clock.sleepUntil(NOON + 5_000, true);
        clock.stop();
        expect(world.timers.size).toBe(0);
    });
});

describe('A clock that never heard the server', () => {
    it('goes by the browser’s own, and asks for nothing', () => {
        const world = browser(0);
        let asked = 0;
        let woken = 0;
        const nothing = (): void => undefined;
        const listeners = {
            woken: () => (woken += 1),
            learned: nothing,
            askServer: () => (asked += 1),
            mayHaveSlept: nothing,
            returned: nothing
        };
        const clock = createServerClock(listeners, world.page);
        expect(clock.now()).toBe(NOON);
        clock.sleepUntil(NOON + SECOND, false);
        world.sleep(60_000);
        expect([asked, woken]).toEqual([0, 1]);
    });

    describe('because nothing tells it', () => {
        let world: ReturnType<typeof browser>;
        let clock: ServerClock;
        let told: string[];

        beforeEach(() => {
            world = browser(300 * SECOND);
            told = [];
            const tell = (what: string) => (): void => void told.push(what);
            const listeners = {
                woken: tell('woken'),
                learned: tell('learned'),
                askServer: tell('asked'),
                mayHaveSlept: tell('slept'),
                returned: tell('returned')
            };
            clock = createServerClock(listeners, world.page);
        });

        it('is not sure of the time', () => {
            expect(clock.isSure()).toBe(false);
        });

        it('is sure of it once the server has told of something that has just happened, and says so', () => {
            clock.heard(world.server(), true);
            expect([clock.isSure(), clock.now()]).toEqual([true, world.server()]);
            expect(told).toEqual(['learned', 'woken']);
        });

        it('takes nothing that happened before for the time', () => {
            clock.heard(world.server() - 60 * SECOND);
            expect(clock.isSure()).toBe(false);
            expect(told).toEqual([]);
        });
    });
});
