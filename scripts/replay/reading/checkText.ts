import { CommandError } from '../../command/commandError.ts';

/** How much of a file says whether it is text, in bytes. */
const BEGINNING = 1 << 13;
const OPEN = 0x7b;

/**
 * Checks that an input is text: a picture would only give thousands of lines that are no events. What begins as JSON
 * does is taken for text, whatever follows, unless each character takes two bytes.
 *
 * @throws CommandError where it is none
 */
export function checkText(name: string, bytes: Uint8Array): void {
    const beginsAsJson = bytes[0] === OPEN && bytes[1] !== 0;
    if (!beginsAsJson && bytes.subarray(0, BEGINNING).includes(0)) {
        throw new CommandError(
            `${inputName(name)} is no text in UTF-8 but a picture, an archive or the like: name a timeline, one JSON event a line.`
        );
    }
}

/** Returns what to call an input in a message. */
export function inputName(name: string): string {
    return name === '-' ? 'standard input' : name;
}
