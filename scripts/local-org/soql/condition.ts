import type { Condition, ConditionWithValueQuery, HavingClause, WhereClause } from '@jetstreamapp/soql-parser-js';
import { malformed } from './errors.ts';

/** One comparison of a WHERE or HAVING clause, as the parser gives it. */
export type Test = Exclude<ConditionWithValueQuery, { openParen: number; field?: never; fn?: never }> | Condition;

export type ConditionTree =
    | { kind: 'test'; test: Test }
    | { kind: 'not'; part: ConditionTree }
    | { kind: 'and' | 'or'; parts: ConditionTree[] };

type Piece = '(' | ')' | 'AND' | 'OR' | 'NOT' | { test: Test };

/** The tree that a clause means. AND and OR side by side without parentheses are refused, as the platform does. */
export function conditionTree(clause: WhereClause | HavingClause): ConditionTree {
    const pieces = piecesOf(clause);
    const reading = { pieces, next: 0 };
    const tree = group(reading);
    if (reading.next < pieces.length) {
        throw malformed('unexpected token: )');
    }
    return tree;
}

/** The parser gives a chain with counted parentheses; this is the clause as it was written. */
function piecesOf(clause: WhereClause | HavingClause): Piece[] {
    const pieces: Piece[] = [];
    for (
        let rest: WhereClause | HavingClause | undefined = clause;
        rest;
        rest = 'right' in rest ? rest.right : undefined
    ) {
        const { left } = rest;
        const counts = (left ?? {}) as { openParen?: number; closeParen?: number };
        for (let open = 0; open < (counts.openParen ?? 0); open++) {
            pieces.push('(');
        }
        if (left && ('field' in left || 'fn' in left)) {
            pieces.push({ test: left });
        }
        for (let close = 0; close < (counts.closeParen ?? 0); close++) {
            pieces.push(')');
        }
        if ('operator' in rest && rest.operator) {
            pieces.push(rest.operator);
        }
    }
    return pieces;
}

interface Reading {
    pieces: readonly Piece[];
    next: number;
}

function group(reading: Reading): ConditionTree {
    const first = part(reading);
    const operator = reading.pieces[reading.next];
    if (operator !== 'AND' && operator !== 'OR') {
        return first;
    }
    const parts = [first];
    while (reading.pieces[reading.next] === operator) {
        reading.next++;
        parts.push(part(reading));
    }
    const following = reading.pieces[reading.next];
    if (following === 'AND' || following === 'OR') {
        throw malformed(`unexpected token: ${following}`);
    }
    return { kind: operator === 'AND' ? 'and' : 'or', parts };
}

function part(reading: Reading): ConditionTree {
    const piece = reading.pieces[reading.next++];
    if (piece === 'NOT') {
        return { kind: 'not', part: part(reading) };
    }
    if (piece === '(') {
        const inner = group(reading);
        if (reading.pieces[reading.next++] !== ')') {
            throw malformed('expecting a right parentheses');
        }
        return inner;
    }
    if (typeof piece !== 'object') {
        throw malformed(`unexpected token: ${piece ?? '<EOF>'}`);
    }
    return { kind: 'test', test: piece.test };
}
