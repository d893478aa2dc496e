import type { FormulaFunction, Node, Surroundings, Value } from './formula.ts';
import { asBoolean, asText, compare, isBlank, isEqual } from './values.ts';

const MANY = 255;

function comparison(holds: (order: number) => boolean): FormulaFunction {
    return {
        least: 2,
        compute: ([left, right], compute, { blankAsZero }) => {
            const order = compare(
                orZero(value(left, compute), blankAsZero),
                orZero(value(right, compute), blankAsZero)
            );
            return order !== undefined && holds(order);
        }
    };
}

function orZero(given: Value, blankAsZero: boolean | undefined): Value {
    return blankAsZero && isBlank(given) ? 0 : given;
}

function value(node: Node | undefined, compute: (node: Node) => Value): Value {
    return node ? compute(node) : null;
}

function pathOf(node: Node | undefined): string[] {
    return node?.kind === 'field' ? node.path : [];
}

function before(node: Node | undefined, surroundings: Surroundings): Value {
    const path = pathOf(node);
    return surroundings.before ? surroundings.before(path) : surroundings.read(path);
}

/** Functions and operators that decide. */
export const logicFunctions: Record<string, FormulaFunction> = {
    AND: { least: 1, most: MANY, compute: (args, compute) => args.every((arg) => asBoolean(compute(arg))) },
    OR: { least: 1, most: MANY, compute: (args, compute) => args.some((arg) => asBoolean(compute(arg))) },
    NOT: { least: 1, compute: ([arg], compute) => !asBoolean(value(arg, compute)) },
    IF: {
        least: 3,
        compute: ([condition, yes, no], compute) => value(asBoolean(value(condition, compute)) ? yes : no, compute)
    },
    CASE: { least: 4, most: MANY, compute: chosen },
    ISBLANK: { least: 1, compute: ([arg], compute) => isBlank(value(arg, compute)) },
    ISNULL: { least: 1, compute: ([arg], compute) => isBlank(value(arg, compute)) },
    BLANKVALUE: { least: 2, compute: ([arg, other], compute) => orElse(value(arg, compute), other, compute) },
    NULLVALUE: { least: 2, compute: ([arg, other], compute) => orElse(value(arg, compute), other, compute) },
    ISPICKVAL: {
        least: 2,
        compute: ([field, text], compute) => asText(value(field, compute)) === asText(value(text, compute))
    },
    INCLUDES: {
        least: 2,
        compute: ([field, text], compute) =>
            asText(value(field, compute))
                .split(';')
                .includes(asText(value(text, compute)))
    },
    ISNEW: { least: 0, compute: (_, __, { isNew }) => isNew },
    PRIORVALUE: { least: 1, compute: ([field], _, surroundings) => before(field, surroundings) },
    ISCHANGED: {
        least: 1,
        compute: ([field], compute, surroundings) => {
            return !surroundings.isNew && !isEqual(value(field, compute), before(field, surroundings));
        }
    },
    '=': { least: 2, compute: ([left, right], compute) => isEqual(value(left, compute), value(right, compute)) },
    '<>': { least: 2, compute: ([left, right], compute) => !isEqual(value(left, compute), value(right, compute)) },
    '<': comparison((order) => order < 0),
    '>': comparison((order) => order > 0),
    '<=': comparison((order) => order <= 0),
    '>=': comparison((order) => order >= 0)
};

function orElse(given: Value, other: Node | undefined, compute: (node: Node) => Value): Value {
    return isBlank(given) ? value(other, compute) : given;
}

function chosen(args: readonly Node[], compute: (node: Node) => Value): Value {
    const subject = value(args[0], compute);
    for (let index = 1; index + 1 < args.length; index += 2) {
        if (isEqual(subject, value(args[index], compute))) {
            return value(args[index + 1], compute);
        }
    }
    return value(args.at(-1), compute);
}
