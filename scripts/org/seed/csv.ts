import type { Row } from './sampleObjects.ts';

function cell(value: Row[string] | undefined): string {
    if (value === undefined) {
        return '';
    }
    const text = String(value);
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The columns that any of the rows has, in the order in which they first come. */
export function columnsOf(rows: readonly Row[]): string[] {
    const columns = new Set<string>();
    for (const row of rows) {
        for (const name in row) {
            columns.add(name);
        }
    }
    return [...columns];
}

/** Rows as the CSV of a Bulk 2.0 job. */
export function csvOf(rows: readonly Row[]): string {
    const columns = columnsOf(rows);
    const lines = rows.map((row) => columns.map((name) => cell(row[name])).join());
    return `${columns.join()}\n${lines.join('\n')}\n`;
}
