import { UsageError } from './commandError.ts';
import { errorMessage, errorName, isExpected } from './errorMessage.ts';

/** The exit status of a command that could not begin or finish its work. */
export const FAILED = 2;

/**
 * Runs a command of the project and sets the exit status: what `run` returns, or 2 where it throws. The reason is one
 * line on standard error; only a fault of the program shows its stack. With `--json` it is on standard output too, as
 * what `sf` says there: `{ status, name, message }`.
 *
 * @param name as in `npm run name`
 * @param run gets the command line
 * @param isOutputBegun whether a part of the command's JSON is out already: nothing is put behind it
 */
export async function runCommand(
    name: string,
    run: (args: string[]) => number | Promise<number>,
    isOutputBegun: () => boolean = () => false
): Promise<void> {
    const args = process.argv.slice(2);
    endWithReader((status) => process.exit(status));
    try {
        process.exitCode = await run(args);
    } catch (error) {
        process.exitCode = FAILED;
        if (args.includes('--json') && !isOutputBegun()) {
            console.log(JSON.stringify(failureData(FAILED, error)));
        }
        console.error(isExpected(error) ? `${name}: ${failureText(error, `npm run ${name}`)}` : error);
    }
}

/** Returns what `--json` says of a failure. */
export function failureData(status: number, error: unknown): { status: number; name: string; message: string } {
    return { status, name: errorName(error), message: errorMessage(error) };
}

/** Returns what to tell a person about an expected error; after a wrong command line, where its help is. */
export function failureText(error: unknown, command: string): string {
    const hint = error instanceof UsageError ? `\nSee ${command} -- --help.` : '';
    return `${errorMessage(error)}${hint}`;
}

/** Ends the command without a word where its reader goes away, as `head` does; says once that a disk is full. */
export function endWithReader(end: (status: number) => void): void {
    process.stdout.once('error', (error: NodeJS.ErrnoException) => {
        // What is said on the way out meets the same fault.
        process.stdout.on('error', () => undefined);
        if (error.code !== 'EPIPE') {
            console.error(`The output cannot be written: ${errorMessage(error)}`);
        }
        end(error.code === 'EPIPE' ? 0 : FAILED);
    });
}
