import { CommandError, UsageError } from './targetOrg.ts';

const MISUSED = 2;

/** What the org said, or what kept it from being asked: `INVALID_FIELD: No such column …`. */
export const wordsOf = (error: unknown): string => {
    const { errorCode, code, message } = error as Error & { errorCode?: string; code?: string };
    const told = typeof message === 'string' ? message : String(error);
    if (errorCode === 'INVALID_SESSION_ID') {
        return `${errorCode}: ${told}. Log in again: "npx sf org login web", or a new access token.`;
    }
    const name = errorCode ?? code;
    return name === undefined || told.startsWith(name) ? told : `${name}: ${told}`;
};

/** Errors of the org and of the network; every other one is a fault of the program and shows where it stands. */
const isExpected = (error: unknown): boolean =>
    error instanceof CommandError || ['errorCode', 'code', 'syscall'].some((name) => name in (error as object));

/** Runs a command to its exit status: what it answers, 2 where it could not begin. Words go to standard error. */
export const runCommand = async (name: string, run: (args: string[]) => Promise<number>): Promise<void> => {
    const args = process.argv.slice(2);
    try {
        process.exitCode = await run(args);
    } catch (error) {
        process.exitCode = MISUSED;
        if (args.includes('--json')) console.log(JSON.stringify({ status: MISUSED, error: wordsOf(error) }));
        if (error instanceof UsageError) console.error(`${name}: ${error.message}\nSee npm run ${name} -- --help.`);
        else console.error(isExpected(error) ? `${name}: ${wordsOf(error)}` : error);
    }
};
