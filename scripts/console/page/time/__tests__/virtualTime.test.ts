import assert from 'node:assert/strict';
import { test } from 'node:test';

import { virtualDate } from '../virtualDate.ts';
import { VirtualTime, type RealTime } from '../virtualTime.ts';

/** Real time under the test's control. */
class Stopwatch implements RealTime {
    elapsed = 0;
    timers = new Map<number, { at: number; run: () => void }>();
    #last = 0;

    now(): number {
        return this.elapsed;
    }

    setTimeout(run: () => void, milliseconds: number): number {
        this.#last += 1;
        this.timers.set(this.#last, { at: this.elapsed + milliseconds, run });
        return this.#last;
    }

    clearTimeout(id: number): void {
        this.timers.delete(id);
    }

    pass(milliseconds: number): void {
        const end = this.elapsed + milliseconds;
        for (;;) {
            const [next] = [...this.timers].sort(([, a], [, b]) => a.at - b.at);
            if (!next || next[1].at > end) {
                break;
            }
            this.timers.delete(next[0]);
            this.elapsed = next[1].at;
            next[1].run();
        }
        this.elapsed = end;
    }
}

const START = 1_000_000;
function reading(now: number, speed = 1, paused = false) {
    return { now, speed, paused, iso: new Date(now).toISOString() };
}

function begin(speed = 1, paused = false): { real: Stopwatch; time: VirtualTime; fired: number[] } {
    const real = new Stopwatch();
    return { real, time: new VirtualTime(reading(START, speed, paused), real), fired: [] };
}

void test('time goes on at the speed of the server between two readings', () => {
    const { real, time } = begin(10);
    real.pass(250);
    assert.equal(time.now(), START + 2500);
});

void test('time stands still while the clock is paused', () => {
    const { real, time, fired } = begin(1, true);
    time.setTimeout(() => fired.push(1), 10);
    real.pass(10_000);
    assert.equal(time.now(), START);
    assert.deepEqual(fired, []);
});

void test('a timer fires when its virtual time has come', () => {
    const { real, time, fired } = begin(60);
    time.setTimeout(() => fired.push(time.now()), 30_000);
    real.pass(499);
    assert.deepEqual(fired, []);
    real.pass(1);
    assert.deepEqual(fired, [START + 30_000]);
});

void test('a timer counts from the moment it was set, not from the last one that fired', () => {
    const { real, time, fired } = begin();
    real.pass(700);
    time.setTimeout(() => fired.push(time.now()), 1000);
    time.setInterval(() => fired.push(-time.now()), 400);
    real.pass(1000);
    assert.deepEqual(fired, [-(START + 1100), -(START + 1500), START + 1700]);
});

void test('a timer keeps its virtual time when the speed changes or the clock pauses', () => {
    const { real, time, fired } = begin();
    time.setTimeout(() => fired.push(time.now()), 10_000);
    real.pass(1000);
    time.follow(reading(START + 1000, 10));
    real.pass(500);
    time.follow(reading(START + 6000, 10, true));
    real.pass(5000);
    assert.deepEqual(fired, []);
    time.follow(reading(START + 6000, 1));
    real.pass(4000);
    assert.deepEqual(fired, [START + 10_000]);
});

void test('a step fires what is due up to its instant, and time stands there', () => {
    const { real, time, fired } = begin();
    time.setTimeout(() => fired.push(time.now()), 1000);
    time.setTimeout(() => fired.push(time.now()), 3000);
    assert.equal(time.nextAt(), START + 1000);
    time.stepTo(reading(START + 1000));
    real.pass(5000);
    assert.deepEqual(fired, [START + 1000]);
    assert.equal(time.now(), START + 1000);
    assert.equal(time.nextAt(), START + 3000);
    time.follow(reading(START + 2000));
    real.pass(1000);
    assert.deepEqual(fired, [START + 1000, START + 3000]);
});

void test('a cleared timer does not fire', () => {
    const { real, time, fired } = begin();
    time.clearTimeout(time.setTimeout(() => fired.push(1), 10));
    time.clearInterval(time.setInterval(() => fired.push(2), 10));
    time.clearTimeout(undefined);
    real.pass(100);
    assert.deepEqual(fired, []);
    assert.equal(time.nextAt(), undefined);
    assert.equal(real.timers.size, 0);
});

void test('no real timer is held while no virtual one is set', () => {
    const { real, time } = begin();
    time.follow(reading(START + 500));
    assert.equal(real.timers.size, 0);
});

void test('time never goes back', () => {
    const { time } = begin();
    time.follow(reading(START + 1000));
    time.follow(reading(START + 400));
    assert.ok(time.now() >= START + 1000);
});

void test('an answer brings a page along that was left behind, and leaves one alone that is not', () => {
    const { time, fired } = begin(10, true);
    time.setTimeout(() => fired.push(time.now() - START), 5_000);
    time.catchUp(reading(START + 10_000, 10, true));
    assert.equal(time.now(), START, 'no later than an answer takes');
    time.catchUp(reading(START + 10_001, 10, true));
    assert.equal(time.now(), START + 10_001);
    assert.deepEqual(fired, [10_001]);
});

void test('a timer that sets the next one goes on', () => {
    const { real, time, fired } = begin(10);
    const tick = (): void => {
        fired.push(time.now() - START);
        if (fired.length < 3) {
            time.setTimeout(tick, 1000);
        }
    };
    time.setTimeout(tick, 1000);
    real.pass(300);
    assert.deepEqual(fired, [1000, 2000, 3000]);
});

void test('a Date without arguments tells the virtual time, every other Date is as always', () => {
    const Virtual = virtualDate(() => START);
    assert.equal(Virtual.now(), START);
    assert.equal(new Virtual().getTime(), START);
    assert.equal(new Virtual(5).getTime(), 5);
    assert.equal(new Virtual('2026-01-05T09:00:00Z').toISOString(), '2026-01-05T09:00:00.000Z');
    assert.equal(Virtual.UTC(2026, 0), Date.UTC(2026, 0));
    assert.ok(new Virtual() instanceof Date);
    assert.equal(Virtual(), new Date(START).toString());
});
