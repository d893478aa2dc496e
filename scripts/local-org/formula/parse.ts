import type { Formula, Node } from './formula.ts';
import { FormulaError } from './formulaError.ts';
import { FUNCTIONS } from './functions.ts';
import { type Token, tokens } from './tokens.ts';

/** Operators by how tightly they bind, the loosest first; each is a function of two arguments. */
const LEVELS: Record<string, string>[] = [
    { '||': 'OR' },
    { '&&': 'AND' },
    { '=': '=', '==': '=', '<>': '<>', '!=': '<>' },
    { '<': '<', '>': '>', '<=': '<=', '>=': '>=' },
    { '&': 'CONCAT' },
    { '+': '+', '-': '-' },
    { '*': '*', '/': '/' },
    { '^': '^' }
];
const LITERALS: Record<string, Node> = {
    TRUE: { kind: 'literal', value: true },
    FALSE: { kind: 'literal', value: false },
    NULL: { kind: 'literal', value: null }
};

/** Parses a formula; an unknown function or a wrong number of arguments is an error here, not when it runs. */
export function parseFormula(source: string): Formula {
    const reading = new Reading(tokens(source));
    const root = reading.expression(0);
    reading.end();
    return { source, root, reads: [...reading.reads.values()] };
}

class Reading {
    readonly reads = new Map<string, string[]>();
    private readonly tokens: Token[];
    private next = 0;

    constructor(all: Token[]) {
        this.tokens = all;
    }

    expression(level: number): Node {
        const operators = LEVELS[level];
        if (!operators) {
            return this.unary();
        }
        let left = this.expression(level + 1);
        for (let name = this.operator(operators); name !== undefined; name = this.operator(operators)) {
            left = { kind: 'call', name, args: [left, this.expression(level + 1)] };
        }
        return left;
    }

    end(): void {
        const token = this.peek();
        if (token.kind !== 'end') {
            throw new FormulaError(`Syntax error. Extra '${String(token.value)}'`);
        }
    }

    private operator(operators: Record<string, string>): string | undefined {
        const token = this.peek();
        if (token.kind !== 'symbol' || !Object.hasOwn(operators, token.value)) {
            return undefined;
        }
        this.next++;
        return operators[token.value];
    }

    private unary(): Node {
        if (this.take('!')) {
            return { kind: 'call', name: 'NOT', args: [this.unary()] };
        }
        if (this.take('-')) {
            return { kind: 'call', name: 'NEGATE', args: [this.unary()] };
        }
        if (this.take('+')) {
            return this.unary();
        }
        return this.primary();
    }

    private primary(): Node {
        const token = this.tokens[this.next++];
        if (token?.kind === 'number' || token?.kind === 'text') {
            return { kind: 'literal', value: token.value };
        }
        if (token?.kind === 'name') {
            return this.named(token.value);
        }
        if (token?.kind === 'symbol' && token.value === '(') {
            const inner = this.expression(0);
            this.expect(')');
            return inner;
        }
        throw new FormulaError(
            token?.kind === 'end' ? 'Syntax error' : `Syntax error. Found '${String(token?.value)}'`
        );
    }

    private named(name: string): Node {
        if (this.take('(')) {
            return this.call(name.toUpperCase());
        }
        const literal = LITERALS[name.toUpperCase()];
        if (literal) {
            return literal;
        }
        const path = name.split('.');
        this.reads.set(name.toLowerCase(), path);
        return { kind: 'field', path };
    }

    private call(name: string): Node {
        const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
        if (!known) {
            throw new FormulaError(`Unknown function ${name}. Check spelling.`);
        }
        const args: Node[] = [];
        if (!this.take(')')) {
            do {
                args.push(this.expression(0));
            } while (this.take(','));
            this.expect(')');
        }
        if (args.length < known.least || args.length > (known.most ?? known.least)) {
            throw wrongCount(name, known.least, args.length);
        }
        return { kind: 'call', name, args };
    }

    private take(symbol: string): boolean {
        const token = this.peek();
        const isThere = token.kind === 'symbol' && token.value === symbol;
        if (isThere) {
            this.next++;
        }
        return isThere;
    }

    private expect(symbol: string): void {
        if (!this.take(symbol)) {
            throw new FormulaError(`Syntax error. Missing '${symbol}'`);
        }
    }

    private peek(): Token {
        return this.tokens[this.next] ?? { kind: 'end', value: '', at: 0 };
    }
}

function wrongCount(name: string, expected: number, received: number): FormulaError {
    return new FormulaError(
        `Incorrect number of parameters for function '${name}()'. Expected ${expected}, received ${received}`
    );
}
