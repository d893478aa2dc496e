import type { Readable } from 'node:stream';

/** How much to read of a file at once, in bytes. */
export const PIECE = 1 << 20;

/**
 * The lines of a stream of UTF-8 text, without their line ends, one array for each piece read: a loop over strings at
 * hand is several times as fast as waiting for each line. The end of the text after a last line end is no line.
 */
export async function* linesOf(stream: Readable): AsyncGenerator<string[]> {
    stream.setEncoding('utf8');
    let rest = '';
    let isFirst = true;
    for await (const read of stream as AsyncIterable<string>) {
        const piece = isFirst ? read.replace(/^\uFEFF/, '') : read;
        isFirst = false;
        // A line longer than many pieces is put together once, not once a piece.
        if (!piece.includes('\n')) {
            rest += piece;
            continue;
        }
        const lines = (rest + piece).split('\n');
        rest = lines.pop() ?? '';
        yield lines;
    }
    if (rest !== '') {
        yield [rest];
    }
}
