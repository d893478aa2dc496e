/** What a formula computes with. Dates are epoch milliseconds; an empty text is null. */
export type Value = string | number | boolean | Moment | null;

/** An instant or a day, told apart from numbers. */
export interface Moment {
    moment: number;
    kind: 'datetime' | 'date';
}

export type FormulaType =
    'text' | 'number' | 'boolean' | 'datetime' | 'date' | 'picklist' | 'multipicklist' | 'unknown';

export type Node =
    | { kind: 'literal'; value: Value }
    | { kind: 'field'; path: string[] }
    | { kind: 'call'; name: string; args: Node[] };

/** A formula, parsed: what it reads and how it computes. */
export interface Formula {
    source: string;
    root: Node;
    /** Paths of the fields that it reads, each once. */
    reads: string[][];
}

/** What a formula may ask while it computes. */
export interface Surroundings {
    now: number;
    /** The value of a field of the record, by its path. */
    read(path: readonly string[]): Value;
    /** The value before this save; undefined for a new record. */
    before?(path: readonly string[]): Value;
    isNew: boolean;
    /** Blank numbers count as zero. */
    blankAsZero?: boolean;
}

/** A function of the formula language; it computes its own arguments, so that it may leave some alone. */
export interface FormulaFunction {
    least: number;
    /** As many as `least` where it is absent. */
    most?: number;
    compute(args: readonly Node[], compute: (node: Node) => Value, surroundings: Surroundings): Value;
}
