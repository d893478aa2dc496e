import type { ExportColumn } from './exportRows.ts';
import { exportFormat, type ExportFormat } from './exportFormat.ts';
import { csvHead } from './exportText.ts';
import { FinishedFile } from '../../command/finishedFile.ts';
import { ParquetFile } from './parquetFile.ts';

/** A file of rows that is being written. */
export interface ExportFile {
    format: ExportFormat;
    write(bytes: Uint8Array): void;
    /** Gives the file its name. */
    finish(): void;
    /** Removes what was written. */
    abandon(): void;
}

/** Begins a file of rows in the format that its name asks for. */
export function exportFile(path: string, columns: readonly ExportColumn[]): ExportFile {
    const format = exportFormat(path) ?? 'jsonl';
    const file = new FinishedFile(path);
    const parquet = format === 'parquet' ? new ParquetFile(file, columns) : undefined;
    if (format === 'csv') {
        file.text(csvHead(columns));
    }
    return {
        format,
        write: (bytes) => (parquet ?? file).write(bytes),
        finish() {
            parquet?.finish();
            file.finish();
        },
        abandon: () => file.abandon()
    };
}
