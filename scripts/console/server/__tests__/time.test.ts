import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTurns } from '../../world/clock/turns.ts';
import { createVirtualClock } from '../../world/clock/virtualClock.ts';
import { createAlarmClock } from '../alarmClock.ts';
import { keepTime } from '../timeKeeper.ts';
import { handTime } from './handTime.ts';

const START = Date.parse('2026-01-05T09:00:00Z');
function assertNever(error: unknown) {
    return assert.fail(String(error));
}

test('alarms ring by themselves while time flows, as fast as it flows', async () => {
    const real = handTime();
    const clock = createVirtualClock(START, real.now, 60);
    const rung: number[] = [];
    const turns = createTurns(clock, { failed: assertNever });
    const alarmClock = createAlarmClock(clock, () => turns, real, assertNever);
    clock.setAlarm(START + 30_000, () => void rung.push(clock.now() - START));
    alarmClock.wind();
    real.pass(499);
    await turns.take(() => undefined);
    assert.deepEqual(rung, []);
    real.pass(1);
    await turns.take(() => undefined);
    assert.deepEqual(rung, [30_000]);
    alarmClock.stop();
});

test('no run begins before the time at which the last one stopped, or can have died', () => {
    const real = handTime();
    const clock = createVirtualClock(START, real.now, 60);
    let noted = 0;
    const last = keepTime(clock, real, (at) => void (noted = at));
    for (let step = 0; step < 100; step += 1) {
        real.pass(777);
        assert.ok(noted >= clock.now(), `after ${step} steps`);
    }
    last();
    assert.equal(noted, clock.now());
    real.pass(60_000);
    assert.ok(noted < clock.now(), 'nothing is noted any more');
});
