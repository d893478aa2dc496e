import { ApiError } from '../api/apiError.ts';

/** Rows of CSV text, its first row among them. Quotes, doubled quotes and line breaks within quotes are understood. */
export function parseCsv(text: string, delimiter = ','): string[][] {
    const rows: string[][] = [];
    let row: string[] = [];
    let at = text.startsWith('\ufeff') ? 1 : 0;
    while (at < text.length) {
        const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at, delimiter);
        row.push(cell.value);
        at = cell.end;
        if (text[at] === delimiter) {
            at++;
            if (at === text.length) {
                row.push('');
            }
            continue;
        }
        if (text[at] === '\r') {
            at++;
        }
        if (text[at] === '\n') {
            at++;
        }
        rows.push(row);
        row = [];
    }
    if (row.length > 0) {
        rows.push(row);
    }
    return rows.filter((cells) => cells.length > 1 || cells[0] !== '');
}

/** Rows as CSV text; every cell is quoted, as the platform does. */
export function csvText(rows: readonly (readonly unknown[])[], delimiter = ','): string {
    return rows.map((row) => `${row.map(quotedText).join(delimiter)}\n`).join('');
}

function quotedText(value: unknown): string {
    const text = value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
    return `"${text.replaceAll('"', '""')}"`;
}

function quotedCell(text: string, start: number): { value: string; end: number } {
    let value = '';
    let from = start + 1;
    for (;;) {
        const end = text.indexOf('"', from);
        if (end === -1) {
            throw new ApiError('INVALID_CSV', 'A quoted field is not closed');
        }
        value += text.slice(from, end);
        if (text[end + 1] !== '"') {
            return { value, end: end + 1 };
        }
        value += '"';
        from = end + 2;
    }
}

function plainCell(text: string, start: number, delimiter: string): { value: string; end: number } {
    let end = start;
    while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') {
        end++;
    }
    return { value: text.slice(start, end), end };
}
