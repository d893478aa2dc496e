import type { Formula, Node, Surroundings, Value } from './formula.ts';
import { FUNCTIONS } from './functions.ts';

/** Computes a formula for one record. */
export function evaluate(formula: Formula, surroundings: Surroundings): Value {
    const compute = (node: Node): Value => {
        if (node.kind === 'literal') {
            return node.value;
        }
        if (node.kind === 'field') {
            return surroundings.read(node.path);
        }
        const known = FUNCTIONS[node.name];
        if (!known) {
            throw new Error(`The formula function ${node.name} was parsed but cannot be computed.`);
        }
        return known.compute(node.args, compute, surroundings);
    };
    return compute(formula.root);
}
