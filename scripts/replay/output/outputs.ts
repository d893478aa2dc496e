import { writeChatJson } from './chatJson.ts';
import type { ExportFormat } from './exportFormat.ts';
import type { WriteChat } from './exportText.ts';

/** What may be written of every chat. */
export type OutputKind = 'json' | 'chats' | `episodes.${ExportFormat}` | `chatRows.${ExportFormat}`;

/** Returns what writes each output; what only some of them need is loaded only for them. */
export function outputWriters(kinds: readonly OutputKind[]): Promise<WriteChat[]> {
    return Promise.all(
        kinds.map(async (kind): Promise<WriteChat> => {
            if (kind === 'json') {
                return (writer, { chat, audit }) => writeChatJson(writer, chat, audit);
            }
            if (kind === 'chats') {
                const { chatTable } = await import('./chatTable.ts');
                return (writer, { chat, audit }) => writer.text(chatTable(chat, audit));
            }
            const [what, format] = kind.split('.') as ['episodes' | 'chatRows', ExportFormat];
            const { rowWriter } = await import('./exportText.ts');
            return rowWriter(what, format);
        })
    );
}
