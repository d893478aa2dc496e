import { readFileSync } from 'node:fs';
import { DEFAULT_POLICY, readPolicy, readTime, type Policy } from 'c/etiquette';
import { UsageError } from '../command/commandError.ts';
import { errorMessage } from '../command/errorMessage.ts';
import { fromCaller, readCommandLine } from '../command/readCommandLine.ts';

/** Where the timeline comes from: a path, `-` for standard input, or an org. */
export type Source =
    | { file: string }
    | {
          /** A login of the sf CLI; without one the environment or the project's default org. */
          org: string | undefined;
          /** Chats since then; epoch milliseconds. */
          since: number;
          /** Where to write the timeline too. */
          save: string | undefined;
      };

/** What the command line asks for. */
export interface Options {
    source: Source;
    policy: Policy;
    json: boolean;
    lenient: boolean;
    /** The instant at which to stop; epoch milliseconds. */
    now: number | undefined;
}

export const USAGE = `Replays recorded chats by the etiquette's rules: what was met, breached and missed, and what
the product would have done.

  npm run --silent replay -- FILE [options]
  npm run --silent replay -- [--target-org ORG] --since DATE [--save FILE] [options]

  FILE             a timeline, one event a line (JSON Lines); - is standard input
  --policy P.json  the team's etiquette; what it leaves out is as by default
  --json           one JSON object instead of tables
  --now ISO        stop at this instant; default is the time of the last event
  --lenient        exit with 0 although lines were rejected
  --since DATE     an org's finished chats since then: 2026-01-05, or a time with its offset
  --target-org ORG alias or user name of a login of the sf CLI; without it SF_ACCESS_TOKEN and
                   SF_ORG_INSTANCE_URL of the environment, else the project's default org
  --save FILE      write those chats' timeline there too
  --help           this text

Exit status: 0 all lines were read, 1 lines were rejected, 2 nothing could be replayed.
`;

function readPolicyFile(path: string): Policy {
    try {
        return readPolicy(JSON.parse(readFileSync(fromCaller(path), 'utf8')));
    } catch (error) {
        throw new UsageError(`--policy ${path}: ${errorMessage(error)}`, { cause: error });
    }
}

function readInstant(option: string, text: string): number {
    const instant = readTime(text);
    if (instant === undefined) {
        throw new UsageError(`${option} ${text}: an ISO 8601 time with its offset is needed, as 2026-01-05T09:00:00Z`);
    }
    return instant;
}

/** A day alone begins at midnight, UTC. */
function readSince(text: string): number {
    return readInstant('--since', /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text);
}

interface OrgValues {
    since?: string | undefined;
    save?: string | undefined;
    'target-org'?: string | undefined;
}

function readSource(files: readonly string[], { since, save, 'target-org': org }: OrgValues): Source {
    const [file, ...others] = files;
    if (since === undefined && org === undefined && save === undefined) {
        if (file !== undefined && others.length === 0) {
            return { file: file === '-' ? file : fromCaller(file) };
        }
        throw new UsageError(`one FILE is needed, ${files.length} were given`);
    }
    if (file !== undefined) {
        throw new UsageError('either a FILE or an org is replayed, not both');
    }
    if (since === undefined) {
        throw new UsageError("an org's chats need --since DATE");
    }
    return { org, since: readSince(since), save: save === undefined ? undefined : fromCaller(save) };
}

/**
 * Reads the command line; `undefined` where it asks for help.
 *
 * @throws UsageError naming what is wrong with it
 */
export function readOptions(args: string[]): Options | undefined {
    const { values, positionals } = readCommandLine({
        args,
        allowPositionals: true,
        options: {
            policy: { type: 'string' },
            json: { type: 'boolean', default: false },
            lenient: { type: 'boolean', default: false },
            now: { type: 'string' },
            since: { type: 'string' },
            'target-org': { type: 'string' },
            save: { type: 'string' },
            help: { type: 'boolean', default: false }
        }
    });
    if (values.help) {
        return undefined;
    }
    return {
        source: readSource(positionals, values),
        policy: values.policy === undefined ? DEFAULT_POLICY : readPolicyFile(values.policy),
        json: values.json,
        lenient: values.lenient,
        now: values.now === undefined ? undefined : readInstant('--now', values.now)
    };
}
