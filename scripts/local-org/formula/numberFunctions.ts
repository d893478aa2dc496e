import type { FormulaFunction, Moment, Node, Value } from './formula.ts';
import { asNumber, asText, isMoment } from './values.ts';

const DAY = 86_400_000;

function ofNumbers(least: number, work: (numbers: number[]) => number, most = least): FormulaFunction {
    return {
        least,
        most,
        compute: (args: readonly Node[], compute, { blankAsZero }) => {
            const numbers = args.map((arg) => asNumber(compute(arg)) ?? (blankAsZero ? 0 : null));
            const result = numbers.includes(null) ? null : work(numbers as number[]);
            return result === null || !Number.isFinite(result) ? null : result;
        }
    };
}

function sum(sign: 1 | -1): FormulaFunction {
    return {
        least: 2,
        compute: ([first, second], compute, { blankAsZero }) => {
            const left = first ? compute(first) : null;
            const right = second ? compute(second) : null;
            if (sign === 1 && (typeof left === 'string' || typeof right === 'string')) {
                return asText(left) + asText(right);
            }
            return isMoment(left) ? fromMoment(left, right, sign) : added(left, right, sign, blankAsZero);
        }
    };
}

function added(left: Value, right: Value, sign: number, blankAsZero: boolean | undefined): Value {
    const [first, second] = [left, right].map((value) => asNumber(value) ?? (blankAsZero ? 0 : null));
    return first === null || first === undefined || second === null || second === undefined
        ? null
        : first + sign * second;
}

/** Days are added to a date; the difference of two dates is in days. */
function fromMoment(left: Moment, right: Value, sign: number): Value {
    if (isMoment(right)) {
        return (left.moment - right.moment) / DAY;
    }
    const days = asNumber(right);
    return days === null ? null : { ...left, moment: left.moment + sign * days * DAY };
}

function rounded(value: number, digits: number): number {
    const scale = 10 ** digits;
    return (Math.sign(value) * Math.round(Math.abs(value) * scale)) / scale;
}

/** Functions and operators of numbers. Beside a blank the result is blank. */
export const numberFunctions: Record<string, FormulaFunction> = {
    '+': sum(1),
    '-': sum(-1),
    '*': ofNumbers(2, ([left = 0, right = 0]) => left * right),
    '/': ofNumbers(2, ([left = 0, right = 0]) => left / right),
    '^': ofNumbers(2, ([left = 0, right = 0]) => left ** right),
    NEGATE: ofNumbers(1, ([number = 0]) => -number),
    ABS: ofNumbers(1, ([number = 0]) => Math.abs(number)),
    CEILING: ofNumbers(1, ([number = 0]) => Math.ceil(number)),
    FLOOR: ofNumbers(1, ([number = 0]) => Math.floor(number)),
    ROUND: ofNumbers(2, ([number = 0, digits = 0]) => rounded(number, digits)),
    MOD: ofNumbers(2, ([left = 0, right = 0]) => left - right * Math.floor(left / right)),
    MAX: ofNumbers(1, (numbers) => Math.max(...numbers), 255),
    MIN: ofNumbers(1, (numbers) => Math.min(...numbers), 255),
    VALUE: ofNumbers(1, ([number = 0]) => number),
    ISNUMBER: { least: 1, compute: ([arg], compute) => (arg ? asNumber(compute(arg)) !== null : false) }
};
