import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTime } from '../timeline/readTime.ts';

function utc(...parts: [number, number, number, number?, number?, number?, number?]): number {
    return Date.UTC(parts[0], parts[1] - 1, parts[2], ...(parts.slice(3) as number[]));
}

test('a time may be ISO 8601 with its offset', () => {
    for (const [text, at] of [
        ['2026-01-05T09:00:00.000Z', utc(2026, 1, 5, 9)],
        ['2026-01-05T09:00:00Z', utc(2026, 1, 5, 9)],
        ['2026-01-05T09:00Z', utc(2026, 1, 5, 9)],
        ['2026-01-05T09:00:00.000+0000', utc(2026, 1, 5, 9)],
        ['2026-01-05T10:00:00+01:00', utc(2026, 1, 5, 9)],
        ['2026-01-05T10:00:00+01', utc(2026, 1, 5, 9)],
        ['2026-01-05T03:30:00-05:30', utc(2026, 1, 5, 9)],
        ['2026-01-04T23:30:00-0930', utc(2026, 1, 5, 9)],
        ['2026-01-05T23:59:59.999Z', utc(2026, 1, 5, 23, 59, 59, 999)],
        ['2026-01-05T09:00:00.5Z', utc(2026, 1, 5, 9, 0, 0, 500)],
        ['2026-01-05T09:00:00,25Z', utc(2026, 1, 5, 9, 0, 0, 250)],
        ['2026-01-05T09:00:00.1239999Z', utc(2026, 1, 5, 9, 0, 0, 123)],
        ['2024-02-29T12:00:00.000Z', utc(2024, 2, 29, 12)],
        ['2000-02-29T12:00:00.000Z', utc(2000, 2, 29, 12)],
        ['2026-12-31T23:00:00.000Z', utc(2026, 12, 31, 23)],
        ['1969-12-31T23:59:59.999Z', -1],
        ['1600-03-01T00:00:00.000Z', utc(1600, 3, 1)],
        ['9999-12-31T23:59:59.999Z', utc(9999, 12, 31, 23, 59, 59, 999)]
    ] as const) {
        assert.equal(readTime(text), at);
    }
});

test('a time is that of the calendar on every day of four centuries', () => {
    const misread: string[] = [];
    for (let at = utc(1898, 12, 31); at < utc(2301, 1, 3); at += 86_400_000) {
        const day = new Date(at).toISOString();
        if (readTime(day) !== at) {
            misread.push(day);
        }
    }
    assert.deepEqual(misread, []);
});

test('a time is invalid without an offset, or if no calendar or clock shows it', () => {
    for (const text of [
        '2026-01-05T09:00:00.000',
        '2026-01-05T09:00:00',
        '2026-01-05',
        '2026-01-05 09:00:00Z',
        '2026-01-05T09Z',
        '2026-13-05T09:00:00.000Z',
        '2026-00-05T09:00:00.000Z',
        '2026-01-32T09:00:00.000Z',
        '2026-01-00T09:00:00.000Z',
        '2026-04-31T09:00:00.000Z',
        '2026-02-29T09:00:00.000Z',
        '1900-02-29T09:00:00.000Z',
        '2026-01-05T24:00:00.000Z',
        '2026-01-05T09:60:00.000Z',
        '2026-01-05T09:00:60.000Z',
        '2026-01-05T09:00:60Z',
        '2026-01-05T09:00:00+24:00',
        '2026-01-05T09:00:00+01:60',
        '2026-01-05T09:00:00.Z',
        '2026-01-05T09:00:00.0a0Z',
        '2026-01-05T09:00:a0.000Z',
        '2026-01-05t09:00:00z',
        ' 2026-01-05T09:00:00Z',
        '2026-01-05T09:00:00Z ',
        '2026/01/05T09:00:00.000Z',
        '2026-01/05T09:00:00.000Z',
        '2026-01-05x09:00:00.000Z',
        '2026-01-05T09x00:00.000Z',
        '2026-01-05T09:00x00.000Z',
        '2026-01-05T09:00:00x000Z',
        '2026-01-05T09:00:00.000z',
        '20260105T090000Z',
        '5 January 2026',
        '1767603600000',
        ''
    ] as const) {
        assert.equal(readTime(text), undefined);
    }
});

test('a time may be epoch milliseconds', () => {
    for (const [given, at] of [
        [1_767_603_600_000, 1_767_603_600_000],
        [0, 0],
        [-1, -1],
        [1.9, 1],
        [-1.1, -2],
        [8.64e15 - 172_800_000, 8.64e15 - 172_800_000],
        [172_800_000 - 8.64e15, 172_800_000 - 8.64e15]
    ] as const) {
        assert.equal(readTime(given), at);
    }
});

test('a time is nothing else', () => {
    for (const given of [
        NaN,
        Infinity,
        -Infinity,
        8.64e15 - 172_799_999,
        -8.64e15,
        null,
        undefined,
        true,
        {},
        [0]
    ] as const) {
        assert.equal(readTime(given), undefined);
    }
});
