import { dateFunctions } from './dateFunctions.ts';
import type { FormulaFunction } from './formula.ts';
import { logicFunctions } from './logicFunctions.ts';
import { numberFunctions } from './numberFunctions.ts';
import { textFunctions } from './textFunctions.ts';

/** Every function and operator that formulas may use here. What is not in this list is refused by a deploy. */
export const FUNCTIONS: Record<string, FormulaFunction> = {
    ...logicFunctions,
    ...textFunctions,
    ...numberFunctions,
    ...dateFunctions
};
