import { csvText } from '../../formats/csv/csv.ts';
import type { Cell, ExportColumn } from './exportRows.ts';

function shown(cell: Cell, { type }: ExportColumn): Cell {
    return type === 'instant' && typeof cell === 'number' ? new Date(cell).toISOString() : cell;
}

/** Returns the first line of a CSV file. */
export function csvHead(columns: readonly ExportColumn[]): string {
    return csvText([columns.map(({ name }) => name)]);
}

/** Returns rows as CSV. Text that a spreadsheet would take for a formula is kept from being one. */
export function csvRows(columns: readonly ExportColumn[], rows: readonly Cell[][]): string {
    const cells = rows.map((row) => row.map((cell, place) => shown(cell, columns[place] as ExportColumn)));
    return csvText(cells, { escapesFormulas: true });
}

/** Returns rows as JSON Lines, without what is empty. */
export function jsonRows(columns: readonly ExportColumn[], rows: readonly Cell[][]): string {
    return rows
        .map((row) => {
            const fields = row.flatMap((cell, place): [string, Cell][] => {
                const column = columns[place] as ExportColumn;
                return cell === null ? [] : [[column.name, shown(cell, column)]];
            });
            return `${JSON.stringify(Object.fromEntries(fields))}\n`;
        })
        .join('');
}

/** Returns rows as JSON arrays, one a line, for whoever puts them into columns. */
export function arrayRows(rows: readonly Cell[][]): string {
    return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}
