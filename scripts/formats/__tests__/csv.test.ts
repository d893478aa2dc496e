import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CsvError, csvText, parseCsv, recordsCsv } from '../csv/csv.ts';

test('cells in quotes hold commas, quotes and line ends', () => {
    assert.deepEqual(parseCsv('\ufeffa,b\r\n"x, ""y""","1\n2"\r\n'), [
        ['a', 'b'],
        ['x, "y"', '1\n2']
    ]);
});

test('rows keep the number of their cells, and empty lines are none', () => {
    assert.deepEqual(parseCsv('a;b\n\n1;\n;;3\n', ';'), [
        ['a', 'b'],
        ['1', ''],
        ['', '', '3']
    ]);
    assert.deepEqual(parseCsv(''), []);
});

test('a cell whose quote is not closed is refused', () => {
    assert.throws(() => parseCsv('a\n"x'), new CsvError('A quoted field is not closed'));
});

test('rows come back as they were written, in every style', () => {
    const rows = [
        ['id', 'text'],
        ['1', 'a "b", c'],
        ['2', ' two\nlines ']
    ];
    for (const delimiter of [',', ';', '\t', '|', '^', '`']) {
        assert.deepEqual(parseCsv(csvText(rows, { delimiter }), delimiter), rows, delimiter);
        assert.deepEqual(parseCsv(csvText(rows, { delimiter, quotes: true }), delimiter), rows, delimiter);
    }
    assert.equal(csvText([['a', 1, true, null, undefined]], { quotes: true }), '"a","1","true","",""\n');
});

test('records get a column for each field that any of them has', () => {
    assert.equal(recordsCsv([{ A: 1 }, { B: 'x,y' }]), 'A,B\n1,\n,"x,y"\n');
});
