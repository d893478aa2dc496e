import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { randomFrom } from '../../harness/random.ts';
import { MillisecondCounts, percentilesOf, together } from '../statistics/millisecondCounts.ts';

const PERCENTS = [0.001, 50, 95, 100];
const HOUR = 3_600_000;

function waits(seed: number, count: number): number[] {
    const random = randomFrom(seed);
    return Array.from({ length: count }, () => random.between(0, random.between(0, random.between(0, 3 * HOUR))));
}

function counted(values: readonly number[]): MillisecondCounts {
    const counts = new MillisecondCounts();
    values.forEach((value) => counts.add(value));
    return counts;
}

/** Checks counts against the waits themselves, in order. */
function assertCounts(counts: MillisecondCounts, values: readonly number[]): void {
    const sorted = Float64Array.from(values).sort();
    const at = (percent: number): number => sorted[Math.ceil((percent / 100) * sorted.length) - 1] as number;
    assert.equal(counts.total, sorted.length);
    assert.deepEqual(percentilesOf(counts, PERCENTS), PERCENTS.map(at));
    for (const limit of [0, at(50) - 1, at(50), at(95), 30 * 24 * HOUR]) {
        assert.equal(counts.countUpTo(limit), sorted.filter((value) => value <= limit).length);
    }
}

describe('the lengths of waits', () => {
    // They are sorted 2 ** 14 at a time; 33 times so many are kept one by one, then all are counted.
    for (const count of [1, 7, 2_048, 2_049, 16_384, 16_385, 540_672, 540_673, 700_000]) {
        it(`are told exactly of ${count} waits`, () => {
            const values = waits(count, count);
            const counts = counted(values);
            assertCounts(counts, values);
            counts.add(60_000);
            assertCounts(counts, [...values, 60_000]);
        });
    }

    it('are told exactly of parts of the work, whatever the size of each', () => {
        const sizes = [10, 600_000, 0, 2_000, 550_000];
        const parts = sizes.map((size, seed) => waits(seed + 1, size));
        const whole = parts.flat();
        const sum = new MillisecondCounts();
        parts.forEach((values) => sum.addAll(counted(values).toPart()));
        assertCounts(sum, whole);
        const fromFiles = new MillisecondCounts();
        parts.forEach((values) => fromFiles.addAll(counted(values).toList()));
        assertCounts(fromFiles, whole);
        assert.deepEqual(fromFiles.toList(), sum.toList());
    });

    it('stay as they were where several are looked at as one', () => {
        const [few, many] = [waits(1, 500), waits(2, 600_000)];
        const [fewCounts, manyCounts] = [counted(few), counted(many)];
        assertCounts(together([fewCounts, manyCounts]), [...few, ...many]);
        assertCounts(together([fewCounts, fewCounts]), [...few, ...few]);
        assertCounts(fewCounts, few);
        assertCounts(manyCounts, many);
    });

    it('are told of waits of weeks too', () => {
        const values = [5, 2 ** 30 - 1, 2 ** 30, 2 ** 30, 2 ** 33 + 7, 90];
        assertCounts(counted(values), values);
        const sum = new MillisecondCounts();
        sum.addAll(counted(values).toPart());
        sum.addAll(counted(values).toList());
        assertCounts(sum, [...values, ...values]);
        assert.deepEqual(
            [...counted(values).entries()],
            [
                [5, 1],
                [90, 1],
                [2 ** 30 - 1, 1],
                [2 ** 30, 2],
                [2 ** 33 + 7, 1]
            ]
        );
    });

    it('are not told where there is no wait', () => {
        assert.deepEqual(percentilesOf(new MillisecondCounts(), [50]), [null]);
        assert.equal(new MillisecondCounts().countUpTo(HOUR), 0);
    });
});
