import { FormulaError } from './formulaError.ts';

export type Token =
    | { kind: 'number'; value: number; at: number }
    | { kind: 'text'; value: string; at: number }
    | { kind: 'name'; value: string; at: number }
    | { kind: 'symbol'; value: string; at: number }
    | { kind: 'end'; value: ''; at: number };

const PATTERN =
    /\s+|\/\*[\s\S]*?\*\/|(?<number>\d+(?:\.\d+)?|\.\d+)|(?<text>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(?<name>[A-Za-z_$][\w$]*(?:\.[A-Za-z_]\w*)*)|(?<symbol><>|<=|>=|!=|==|&&|\|\||[-+*/^&()<>=,!])/y;
const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t' };

/** The words and signs of a formula. */
export function tokens(source: string): Token[] {
    const found: Token[] = [];
    const pattern = new RegExp(PATTERN);
    while (pattern.lastIndex < source.length) {
        const at = pattern.lastIndex;
        const match = pattern.exec(source);
        if (!match) {
            throw new FormulaError(`Syntax error. Found '${source[at]}'`);
        }
        const token = asToken(match.groups ?? {}, at);
        if (token) {
            found.push(token);
        }
    }
    found.push({ kind: 'end', value: '', at: source.length });
    return found;
}

function asToken(groups: Record<string, string | undefined>, at: number): Token | undefined {
    if (groups['number'] !== undefined) {
        return { kind: 'number', value: Number(groups['number']), at };
    }
    if (groups['text'] !== undefined) {
        return { kind: 'text', value: unescaped(groups['text'].slice(1, -1)), at };
    }
    if (groups['name'] !== undefined) {
        return { kind: 'name', value: groups['name'], at };
    }
    if (groups['symbol'] !== undefined) {
        return { kind: 'symbol', value: groups['symbol'], at };
    }
    return undefined;
}

function unescaped(text: string): string {
    return text.replace(/\\(.)/gs, (_, letter: string) => ESCAPES[letter] ?? letter);
}
