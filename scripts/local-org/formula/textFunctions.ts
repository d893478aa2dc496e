import type { FormulaFunction, Node, Value } from './formula.ts';
import { asNumber, asText } from './values.ts';

function ofText(
    least: number,
    work: (texts: string[], numbers: (number | null)[]) => Value,
    most = least
): FormulaFunction {
    return {
        least,
        most,
        compute: (args: readonly Node[], compute) => {
            const values = args.map(compute);
            return work(values.map(asText), values.map(asNumber));
        }
    };
}

/** Functions of text. Positions count from 1. */
export const textFunctions: Record<string, FormulaFunction> = {
    CONCAT: ofText(2, ([left = '', right = '']) => left + right),
    TEXT: ofText(1, ([text = '']) => text),
    LEN: ofText(1, ([text = '']) => text.length),
    CONTAINS: ofText(2, ([text = '', part = '']) => text.includes(part)),
    BEGINS: ofText(2, ([text = '', part = '']) => text.startsWith(part)),
    FIND: ofText(2, ([part = '', text = ''], [, , from]) => text.indexOf(part, (from ?? 1) - 1) + 1, 3),
    LEFT: ofText(2, ([text = ''], [, count]) => text.slice(0, Math.max(0, count ?? 0))),
    RIGHT: ofText(2, ([text = ''], [, count]) => ((count ?? 0) > 0 ? text.slice(-(count ?? 0)) : '')),
    MID: ofText(3, ([text = ''], [, from, count]) => text.slice((from ?? 1) - 1, (from ?? 1) - 1 + (count ?? 0))),
    TRIM: ofText(1, ([text = '']) => text.trim()),
    UPPER: ofText(1, ([text = '']) => text.toUpperCase(), 2),
    LOWER: ofText(1, ([text = '']) => text.toLowerCase(), 2),
    SUBSTITUTE: ofText(3, ([text = '', old = '', fresh = '']) => (old === '' ? text : text.replaceAll(old, fresh))),
    BR: ofText(0, () => '\n'),
    // The platform's expressions are Java's; those that mean something else to JavaScript are not used here.
    REGEX: ofText(2, ([text = '', pattern = '']) => new RegExp(`^(?:${pattern})$`, 'u').test(text))
};
