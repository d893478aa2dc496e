import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { Cell, ColumnType, ExportColumn } from './exportRows.ts';
import type { Output } from './standardOutput.ts';

/** So many rows are compressed together; a reader leaves out groups that it does not need. */
const ROWS_A_GROUP = 50_000;
const NEWLINE = '\n';

const TYPES: Readonly<Record<ColumnType, Omit<SchemaElement, 'name'>>> = {
    text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
    instant: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
    seconds: { type: 'DOUBLE' },
    count: { type: 'INT32' },
    truth: { type: 'BOOLEAN' }
};

function valueOf(cell: Cell, { type }: ExportColumn): unknown {
    return type === 'instant' && typeof cell === 'number' ? new Date(cell) : cell;
}

/** Puts rows, which come as JSON arrays, one a line, into columns of a Parquet file. */
export class ParquetFile implements Output {
    #file: Output;
    #columns: readonly ExportColumn[];
    #rows: Cell[][] = [];
    #bytes = new ByteWriter();
    #parquet: ParquetWriter;

    constructor(file: Output, columns: readonly ExportColumn[]) {
        this.#file = file;
        this.#columns = columns;
        const leaves = columns.map(({ name, type }): SchemaElement => {
            return { name, repetition_type: 'OPTIONAL', ...TYPES[type] };
        });
        this.#parquet = new ParquetWriter({
            writer: this.#bytes,
            schema: [{ name: 'root', num_children: columns.length }, ...leaves]
        });
    }

    write(bytes: Uint8Array): void {
        this.text(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString());
    }

    text(lines: string): void {
        for (const line of lines.split(NEWLINE)) {
            if (line !== '') {
                this.#rows.push(JSON.parse(line) as Cell[]);
            }
        }
        if (this.#rows.length >= ROWS_A_GROUP) {
            this.#writeGroup();
        }
    }

    #writeGroup(): void {
        const rows = this.#rows.splice(0);
        void this.#parquet.write({
            columnData: this.#columns.map((column, place) => ({
                name: column.name,
                data: rows.map((row) => valueOf(row[place] ?? null, column))
            })),
            rowGroupSize: ROWS_A_GROUP * 2
        });
        this.#flush();
    }

    #flush(): void {
        this.#file.write(new Uint8Array(this.#bytes.buffer, 0, this.#bytes.index));
        this.#bytes.index = 0;
    }

    /** Writes what is left, and the file's own index. */
    finish(): void {
        this.#writeGroup();
        void this.#parquet.finish();
        this.#flush();
    }
}
