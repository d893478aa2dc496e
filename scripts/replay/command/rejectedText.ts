import type { RejectedLine } from '../events/lineReader.ts';
import { printable } from '../report/printable.ts';

/** Returns what standard error says of a line that is no event. Its reason may quote the line. */
export function rejectedText({ file, line, reason }: RejectedLine): string {
    return printable(`${file === undefined ? '' : `${file}: `}line ${line}: ${reason}`);
}
