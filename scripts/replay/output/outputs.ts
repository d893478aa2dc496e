import type { Policy } from 'c/etiquette';
import type { AuditedChat } from '../statistics/statistics.ts';
import type { ByteWriter } from './byteWriter.ts';
import { writeChatJson } from './chatJson.ts';
import { chatTable } from './chatTable.ts';
import type { ExportFormat } from './exportFormat.ts';
import { CHAT_COLUMNS, chatRow, EPISODE_COLUMNS, episodeRows, type Cell, type ExportColumn } from './exportRows.ts';
import { arrayRows, csvRows, jsonRows } from './exportText.ts';

/** What may be written of every chat. */
export type OutputKind = 'json' | 'chats' | `episodes.${ExportFormat}` | `chatRows.${ExportFormat}`;

const EXPORTS: Readonly<Record<ExportFormat, (columns: readonly ExportColumn[], rows: readonly Cell[][]) => string>> = {
    csv: csvRows,
    jsonl: jsonRows,
    parquet: (_columns, rows) => arrayRows(rows)
};

/** Writes a chat's text for an output. */
export function writeOutput(
    kind: OutputKind,
    writer: ByteWriter,
    audited: AuditedChat,
    policy: Policy,
    names: ReadonlyMap<string, string>
): void {
    if (kind === 'json') {
        return writeChatJson(writer, audited.chat, audited.audit);
    }
    if (kind === 'chats') {
        return writer.text(chatTable(audited.chat, audited.audit));
    }
    const [what, format] = kind.split('.') as ['episodes' | 'chatRows', ExportFormat];
    const rows = what === 'episodes' ? episodeRows(audited, policy, names) : [chatRow(audited, names)];
    return writer.text(EXPORTS[format](what === 'episodes' ? EPISODE_COLUMNS : CHAT_COLUMNS, rows));
}
