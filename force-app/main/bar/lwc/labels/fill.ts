/**
 * A label with its places filled.
 * @example fill('{0}: {1} is overdue', 'Dana', 'Response') // 'Dana: Response is overdue'
 */
export function fill(label: string, ...values: string[]): string {
    return label.replace(/\{(\d)\}/g, (place, index: string) => values[Number(index)] ?? place);
}
