import Papa from 'papaparse';

/** CSV text that cannot be read; the message says why. */
export class CsvError extends Error {}

/** What spreadsheets begin a formula with, also in full width. Papa's own pattern misses cells of several lines. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** How rows are written. */
export interface CsvStyle {
    delimiter?: string;
    /** Whether every cell stands in quotes, as the platform writes them; else only those that need them. */
    quotes?: boolean;
    /** Whether text that a spreadsheet would take for a formula gets an apostrophe before it, which makes it text. */
    escapesFormulas?: boolean;
}

/**
 * Returns the rows of CSV text, its first row among them. Rows may have any number of cells; empty lines are left out.
 *
 * @throws CsvError where the quotes of a cell do not fit together
 */
export function parseCsv(text: string, delimiter = ','): string[][] {
    const { data, errors } = Papa.parse<string[]>(text, { delimiter, skipEmptyLines: true });
    const wrong = errors.find(({ type }) => type === 'Quotes');
    if (wrong) {
        const isOpen = wrong.code === 'MissingQuotes';
        throw new CsvError(isOpen ? 'A quoted field is not closed' : `${wrong.message} in row ${(wrong.row ?? 0) + 1}`);
    }
    return data;
}

/** Returns rows as CSV text. A cell without a value is empty; a value that is no text is written as JSON. */
export function csvText(
    rows: readonly (readonly unknown[])[],
    { delimiter = ',', quotes = false, escapesFormulas = false }: CsvStyle = {}
) {
    const cells = rows.map((row) => row.map(cellText));
    return cells.length === 0
        ? ''
        : `${Papa.unparse(cells, { delimiter, quotes, newline: '\n', escapeFormulae: escapesFormulas && FORMULA })}\n`;
}

/** Returns records as CSV text: a column for each field that any of them has, in the order in which fields first come. */
export function recordsCsv(records: readonly Readonly<Record<string, unknown>>[]): string {
    const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
    return csvText([columns, ...records.map((record) => columns.map((name) => record[name]))]);
}

function cellText(value: unknown): string {
    if (value === null || value === undefined) {
        return '';
    }
    return typeof value === 'string' ? value : JSON.stringify(value);
}
