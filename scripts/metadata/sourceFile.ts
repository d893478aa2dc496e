/** One file of a package directory, or of a package that is deployed. */
export interface SourceFile {
    path: string;
    text: string;
}

/** Where something stands in a file; both count from 1. */
export interface Place {
    line: number;
    column: number;
}

/** The place of a position in a text. */
export function placeAt(text: string, at: number): Place {
    const before = text.slice(0, at);
    return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}
