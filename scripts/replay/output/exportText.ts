import type { Policy } from 'c/etiquette';
import { csvText } from '../../formats/csv/csv.ts';
import type { AuditedChat } from '../statistics/statistics.ts';
import type { ByteWriter } from './byteWriter.ts';
import type { ExportFormat } from './exportFormat.ts';
import { CHAT_COLUMNS, chatRow, EPISODE_COLUMNS, episodeRows, type Cell, type ExportColumn } from './exportRows.ts';

/** Writes a chat's text. */
export type WriteChat = (
    writer: ByteWriter,
    audited: AuditedChat,
    policy: Policy,
    names: ReadonlyMap<string, string>
) => void;

function shown(cell: Cell, { type }: ExportColumn): Cell {
    return type === 'instant' && typeof cell === 'number' ? new Date(cell).toISOString() : cell;
}

/** Returns the first line of a CSV file. */
export function csvHead(columns: readonly ExportColumn[]): string {
    return csvText([columns.map(({ name }) => name)]);
}

/** Returns rows as CSV. Text that a spreadsheet would take for a formula is kept from being one. */
function csvRows(columns: readonly ExportColumn[], rows: readonly Cell[][]): string {
    const cells = rows.map((row) => row.map((cell, place) => shown(cell, columns[place] as ExportColumn)));
    return csvText(cells, { escapesFormulas: true });
}

/** Returns rows as JSON Lines, without what is empty. */
function jsonRows(columns: readonly ExportColumn[], rows: readonly Cell[][]): string {
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
function arrayRows(rows: readonly Cell[][]): string {
    return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

const FORMATS: Readonly<Record<ExportFormat, (columns: readonly ExportColumn[], rows: readonly Cell[][]) => string>> = {
    csv: csvRows,
    jsonl: jsonRows,
    parquet: (_columns, rows) => arrayRows(rows)
};

/** Returns what writes the rows of a chat. */
export function rowWriter(what: 'episodes' | 'chatRows', format: ExportFormat): WriteChat {
    const write = FORMATS[format];
    return what === 'episodes'
        ? (writer, audited, policy, names) => writer.text(write(EPISODE_COLUMNS, episodeRows(audited, policy, names)))
        : (writer, audited, _policy, names) => writer.text(write(CHAT_COLUMNS, [chatRow(audited, names)]));
}
