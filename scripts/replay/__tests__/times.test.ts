import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Times, wholeNumber } from '../report/figures.ts';

const CHRISTMAS = Date.parse('2026-12-24T23:59:59.987Z');
/** Clocks in Berlin go from 02:00 to 03:00 then. */
const SUMMER_TIME = Date.parse('2026-03-29T01:00:00Z');

describe('the times of a report', () => {
    test('are those of UTC where no zone is named', () => {
        const times = new Times('UTC');
        assert.equal(times.day(CHRISTMAS), 'Thu, 24 Dec 2026');
        assert.equal(times.minute(CHRISTMAS), 'Thu, 24 Dec 2026, 23:59');
        assert.equal(times.second(CHRISTMAS), 'Thu 24 Dec, 23:59:59');
        assert.equal(times.clock(CHRISTMAS), '23:59:59.9');
    });

    test('are those of the wall in a named zone, on both sides of a change of its clocks', () => {
        const times = new Times('Europe/Berlin');
        assert.equal(times.minute(CHRISTMAS), 'Fri, 25 Dec 2026, 00:59');
        assert.equal(times.clock(SUMMER_TIME - 1), '01:59:59.9');
        assert.equal(times.second(SUMMER_TIME), 'Sun 29 Mar, 03:00:00');
    });

    test('are right before 1970 and where a zone is a quarter of an hour off', () => {
        assert.equal(new Times('UTC').clock(-1), '23:59:59.9');
        assert.equal(new Times('Asia/Kathmandu').minute(SUMMER_TIME), 'Sun, 29 Mar 2026, 06:45');
    });
});

describe('a number of a report', () => {
    test('has its thousands apart', () => {
        assert.deepEqual([0, 999, 1000, 123_456, 1_234_567].map(wholeNumber), [
            '0',
            '999',
            '1,000',
            '123,456',
            '1,234,567'
        ]);
    });
});
