import { beginningOf, printable } from './printable.ts';

/** A column of a table: its head, and whether its cells stand to the right. */
export interface Column {
    head: string;
    isRight?: boolean;
    /** The most characters it may take; longer cells are cut. */
    most?: number;
}

function shown(cell: string, most: number): string {
    const text = printable(cell);
    return text.length > most ? beginningOf(text, most - 1) : text;
}

/** Returns rows under their heads, every column as wide as its widest cell, as a terminal may show them. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
    const all = [columns.map(({ head }) => head), ...rows].map((row) =>
        row.map((cell, place) => shown(cell, columns[place]?.most ?? Infinity))
    );
    const widths = columns.map((_, place) => Math.max(...all.map((row) => row[place]?.length ?? 0)));
    return all
        .map((row) =>
            row
                .map((cell, place) => {
                    const width = widths[place] ?? 0;
                    return columns[place]?.isRight ? cell.padStart(width) : cell.padEnd(width);
                })
                .join('  ')
                .trimEnd()
        )
        .join('\n');
}
