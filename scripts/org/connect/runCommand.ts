import { isExpected, wordsOf } from './expectedError.ts';
import { UsageError } from './targetOrg.ts';

const MISUSED = 2;

/** Runs a command to its exit status: what it answers, 2 where it could not begin. Words go to standard error. */
export async function runCommand(name: string, run: (args: string[]) => Promise<number>): Promise<void> {
    const args = process.argv.slice(2);
    try {
        process.exitCode = await run(args);
    } catch (error) {
        process.exitCode = MISUSED;
        if (args.includes('--json')) {
            console.log(JSON.stringify({ status: MISUSED, error: wordsOf(error) }));
        }
        if (error instanceof UsageError) {
            console.error(`${name}: ${error.message}\nSee npm run ${name} -- --help.`);
        } else {
            console.error(isExpected(error) ? `${name}: ${wordsOf(error)}` : error);
        }
    }
}
