import { UsageError } from './commandError.ts';
import { errorMessage, isExpected } from './errorMessage.ts';

/** The exit status of a command that could not begin or finish its work. */
export const FAILED = 2;

/**
 * Runs a command of the project and sets the exit status: what `run` returns, or 2 where it throws. The reason is one
 * line on standard error; only a fault of the program shows its stack.
 *
 * @param name as in `npm run name`
 * @param run gets the command line
 * @param errorsAsJson whether `--json` also puts the reason on standard output, as `{ status, error }`
 */
export async function runCommand(
    name: string,
    run: (args: string[]) => number | Promise<number>,
    { errorsAsJson = false }: { errorsAsJson?: boolean } = {}
): Promise<void> {
    const args = process.argv.slice(2);
    endWithReader((status) => process.exit(status));
    try {
        process.exitCode = await run(args);
    } catch (error) {
        process.exitCode = FAILED;
        if (errorsAsJson && args.includes('--json')) {
            console.log(JSON.stringify({ status: FAILED, error: errorMessage(error) }));
        }
        console.error(isExpected(error) ? `${name}: ${failureText(error, `npm run ${name}`)}` : error);
    }
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
