import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_POLICY, readPolicy, readTime, type Policy } from 'c/etiquette';

/** What the command line asks for. */
export interface Options {
    /** The timeline's path, or `-` for standard input. */
    file: string;
    policy: Policy;
    json: boolean;
    lenient: boolean;
    /** The instant at which to stop; epoch milliseconds. */
    now: number | undefined;
}

/** A command line that cannot be followed; the message says why. */
export class UsageError extends Error {}

export const USAGE = `Replays recorded chats by the etiquette's rules: what was met, breached and missed, and what
the product would have done.

  npm run --silent replay -- FILE [options]

  FILE             a timeline, one event a line (JSON Lines); - is standard input
  --policy P.json  the team's etiquette; what it leaves out is as by default
  --json           one JSON object instead of tables
  --now ISO        stop at this instant; default is the time of the last event
  --lenient        exit with 0 although lines were rejected
  --help           this text

Exit status: 0 all lines were read, 1 lines were rejected, 2 nothing could be replayed.
`;

/** Paths are meant from where npm was called. */
const fromCaller = (path: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), path);

const readPolicyFile = (path: string): Policy => {
    try {
        return readPolicy(JSON.parse(readFileSync(fromCaller(path), 'utf8')));
    } catch (error) {
        throw new UsageError(`--policy ${path}: ${(error as Error).message}`, { cause: error });
    }
};

const readNow = (text: string): number => {
    const now = readTime(text);
    if (now === undefined) {
        throw new UsageError(`--now ${text}: an ISO 8601 time with its offset is needed, as 2026-01-05T09:00:00Z`);
    }
    return now;
};

const parse = (args: string[]) => {
    try {
        return parseArgs({
            args,
            allowPositionals: true,
            options: {
                policy: { type: 'string' },
                json: { type: 'boolean', default: false },
                lenient: { type: 'boolean', default: false },
                now: { type: 'string' },
                help: { type: 'boolean', default: false }
            }
        });
    } catch (error) {
        throw new UsageError((error as Error).message, { cause: error });
    }
};

/**
 * Reads the command line; `undefined` where it asks for help.
 *
 * @throws UsageError naming what is wrong with it
 */
export const readOptions = (args: string[]): Options | undefined => {
    const { values, positionals } = parse(args);
    if (values.help) {
        return undefined;
    }
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) {
        throw new UsageError(`one FILE is needed, ${positionals.length} were given`);
    }
    return {
        file: file === '-' ? file : fromCaller(file),
        policy: values.policy === undefined ? DEFAULT_POLICY : readPolicyFile(values.policy),
        json: values.json,
        lenient: values.lenient,
        now: values.now === undefined ? undefined : readNow(values.now)
    };
};
