import { dateFunctions } from './dateFunctions.ts';
import type { Node, Surroundings, Value } from './formula.ts';
import { logicFunctions } from './logicFunctions.ts';
import { numberFunctions } from './numberFunctions.ts';
import { textFunctions } from './textFunctions.ts';

/** A function of the formula language; it computes its own arguments, so that it may leave some alone. */
export interface FormulaFunction {
    least: number;
    /** As many as `least` where it is absent. */
    most?: number;
    compute(args: readonly Node[], compute: (node: Node) => Value, surroundings: Surroundings): Value;
}

/** Every function and operator that formulas may use here. What is not in this list is refused by a deploy. */
export const FUNCTIONS: Record<string, FormulaFunction> = {
    ...logicFunctions,
    ...textFunctions,
    ...numberFunctions,
    ...dateFunctions
};
