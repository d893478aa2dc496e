/** Rows under a head, every column as wide as its widest cell; the last one runs on. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
    const all = [head, ...rows];
    const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
    return all
        .map((row) =>
            row
                .map((cell, column) => cell.padEnd(widths[column] ?? 0))
                .join('  ')
                .trimEnd()
        )
        .join('\n');
}
