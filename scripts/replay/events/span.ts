/** Where a string of the line stands, between its quotation marks; `start` is -1 where the line has none. */
export interface Span {
    start: number;
    end: number;
    hash: number;
    /** Nothing in it but ASCII, and no escapes: its bytes are the text. */
    isPlain: boolean;
    hasEscapes: boolean;
}

/** Returns a span of nothing. */
export function noSpan(): Span {
    return { start: -1, end: -1, hash: 0, isPlain: true, hasEscapes: false };
}

/** Makes a span one of nothing. */
export function forgetSpan(span: Span): void {
    span.start = -1;
    span.end = -1;
}
