import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAdvance } from '../advance.ts';
import { createTurns } from '../turns.ts';
import { createVirtualClock } from '../virtualClock.ts';

const START = Date.parse('2026-01-05T09:00:00Z');

function setUp(settle: () => Promise<number | undefined> = async () => undefined) {
    const real = { now: 0 };
    const clock = createVirtualClock(START, () => real.now);
    const failures: unknown[] = [];
    const turns = createTurns(clock, { failed: (error) => failures.push(error) });
    return { real, clock, turns, failures, advance: createAdvance(clock, turns, { settle }) };
}
function seconds(clock: { now(): number }) {
    return (clock.now() - START) / 1000;
}

test('time goes as fast as it is told to, and never back', () => {
    const { real, clock } = setUp();
    real.now = 1000;
    assert.equal(seconds(clock), 1);
    clock.setSpeed(10);
    assert.equal(seconds(clock), 1);
    real.now = 2000;
    assert.equal(seconds(clock), 11);
    clock.setPaused(true);
    real.now = 60_000;
    assert.equal(seconds(clock), 11);
    clock.setPaused(false);
    real.now = 61_000;
    assert.deepEqual(clock.reading(), {
        now: START + 21_000,
        iso: '2026-01-05T09:00:21.000Z',
        speed: 10,
        paused: false
    });
});

test('an advance rings alarms in the order of virtual time, each at its own instant', async () => {
    const { clock, advance } = setUp();
    const rung: [string, number][] = [];
    const note = (name: string) => () => void rung.push([name, seconds(clock)]);
    clock.setAlarm(START + 30_000, note('third'));
    clock.setAlarm(START + 10_000, () => {
        note('first')();
        clock.setAlarm(clock.now() + 5_000, note('second, set by the first'));
    });
    clock.setAlarm(START + 30_000, note('fourth, set later for the same instant'));
    clock.setAlarm(START + 60_001, note('too late'));
    await advance(60_000);
    assert.deepEqual(rung, [
        ['first', 10],
        ['second, set by the first', 15],
        ['third', 30],
        ['fourth, set later for the same instant', 30]
    ]);
    assert.equal(seconds(clock), 60);
});

test('an advance is exact although real time goes on meanwhile', async () => {
    const { real, clock, advance } = setUp();
    clock.setAlarm(START + 5_000, () => void (real.now += 700));
    await advance(60_000);
    assert.equal(seconds(clock), 60);
    real.now += 1000;
    assert.equal(seconds(clock), 61);
});

test('an advance stands still wherever a page has something to do', async () => {
    const stops: number[] = [];
    const { clock, advance } = setUp(async () => {
        stops.push(seconds(clock));
        return seconds(clock) < 3 ? clock.now() + 1000 : undefined;
    });
    await advance(10_000);
    assert.deepEqual(stops, [0, 1, 2, 3, 10]);
});

test('two advances at once are done one after the other', async () => {
    const { clock, advance } = setUp();
    await Promise.all([advance(10_000), advance(20_000)]);
    assert.equal(seconds(clock), 30);
});

test('a turn that comes late rings what was due before, and all of it happens at one instant', async () => {
    const { real, clock, turns } = setUp();
    const seen: [string, number][] = [];
    clock.setAlarm(START + 1_000, () => void seen.push(['alarm', seconds(clock)]));
    real.now = 1500;
    await turns.take(async () => {
        seen.push(['turn begins', seconds(clock)]);
        real.now = 1800;
        await Promise.resolve();
        seen.push(['turn ends', seconds(clock)]);
    });
    assert.deepEqual(seen, [
        ['alarm', 1],
        ['turn begins', 1.5],
        ['turn ends', 1.5]
    ]);
    assert.equal(seconds(clock), 1.8);
});

test('an alarm that fails is reported and stops no other one', async () => {
    const { clock, advance, failures } = setUp();
    let rung = false;
    clock.setAlarm(START + 1_000, () => Promise.reject(new Error('no')));
    clock.setAlarm(START + 1_000, () => void (rung = true));
    await advance(2_000);
    assert.deepEqual(failures.map(String), ['Error: no']);
    assert.ok(rung);
});

test('the next alarm is as far away as the speed makes it', () => {
    const { clock } = setUp();
    assert.equal(clock.untilNextAlarm(), undefined);
    const takeBack = clock.setAlarm(START + 30_000, () => undefined);
    clock.setSpeed(60);
    assert.equal(clock.untilNextAlarm(), 500);
    clock.setPaused(true);
    assert.equal(clock.untilNextAlarm(), undefined);
    clock.setPaused(false);
    takeBack();
    assert.equal(clock.untilNextAlarm(), undefined);
});
