/**
 * A label with its places filled.
 * @example fill('{0}: {1} is overdue', 'Dana', 'Response') // 'Dana: Response is overdue'
 */
export function fill(label: string, ...values: string[]): string {
    return label.replace(/\{(\d)\}/g, (place, index: string) => values[Number(index)] ?? place);
}

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** Returns a name for a plain text: one that is written from right to left takes no number beside it along. */
export function isolate(name: string): string {
    return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}
