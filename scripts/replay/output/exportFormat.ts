/** How an export is written. */
export type ExportFormat = 'csv' | 'jsonl' | 'parquet';

/** Returns the format that a file's name asks for; `undefined` for any other name. */
export function exportFormat(path: string): ExportFormat | undefined {
    const [, ending] = /\.(csv|jsonl|parquet)$/i.exec(path) ?? [];
    return ending?.toLowerCase() as ExportFormat | undefined;
}
