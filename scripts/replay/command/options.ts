import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { DEFAULT_POLICY, readPolicy, type Policy } from 'c/etiquette';
import { UsageError } from '../../command/commandError.ts';
import { errorMessage } from '../../command/errorMessage.ts';
import { fromCaller, readCommandLine } from '../../command/readCommandLine.ts';
import { readTime } from '../../formats/timeline/readTime.ts';
import { WORTH_A_THREAD } from '../engine/partWorker.ts';
import type { Shard } from '../engine/pieceReader.ts';
import type { Setting } from '../report/whatIfTable.ts';
import { exportFormat } from '../output/exportFormat.ts';
import { checkIneffective, type Show } from './ineffective.ts';
import { readSource, type Source } from './source.ts';
import { readSettings } from './whatIfSettings.ts';

/** What the command line asks for. */
export interface Options {
    source: Source;
    policy: Policy;
    policyFile: string | undefined;
    show: Show;
    /** The chat whose story is told. */
    chat: string | undefined;
    showsAllAgents: boolean;
    lenient: boolean;
    /** The instant at which to stop; epoch milliseconds. */
    now: number | undefined;
    zone: string;
    whatIf: readonly Setting[];
    html: string | undefined;
    episodes: string | undefined;
    chatsOut: string | undefined;
    /** How many threads; `undefined` for as many as suit the input. */
    workers: number | undefined;
    /** Bytes of events in memory. */
    memory: number;
    shard: Shard | undefined;
    partial: string | undefined;
}

const FLAG = { type: 'boolean', default: false } as const;
const TEXT = { type: 'string' } as const;
const OPTIONS = {
    policy: TEXT,
    json: FLAG,
    chats: FLAG,
    chat: TEXT,
    agents: FLAG,
    lenient: FLAG,
    now: TEXT,
    'time-zone': TEXT,
    'what-if': { type: 'string', multiple: true },
    html: TEXT,
    episodes: TEXT,
    'chats-out': TEXT,
    workers: TEXT,
    memory: TEXT,
    shard: TEXT,
    partial: TEXT,
    since: TEXT,
    until: TEXT,
    'target-org': TEXT,
    save: TEXT,
    help: FLAG
} as const;

const MEGABYTE = 1 << 20;
const DEFAULT_MEMORY = 256;
/** More threads than this find nothing to do while one thread deals the lines out. */
const MOST_WORKERS = 8;

function readPolicyFile(path: string): Policy {
    try {
        // Editors of Windows begin a file with a mark, as they do a timeline.
        return readPolicy(JSON.parse(readFileSync(fromCaller(path), 'utf8').replace(/^\uFEFF/, '')));
    } catch (error) {
        throw new UsageError(`--policy ${path}: ${errorMessage(error)}`, { cause: error });
    }
}

/** Reads an instant, in epoch milliseconds. @throws UsageError naming the option */
export function readInstant(option: string, text: string): number {
    const instant = readTime(text);
    if (instant === undefined) {
        throw new UsageError(`${option} ${text}: an ISO 8601 time with its offset is needed, as 2026-01-05T09:00:00Z`);
    }
    return instant;
}

function readWhole(option: string, text: string | undefined, least: number, most: number): number | undefined {
    if (text === undefined) {
        return undefined;
    }
    const number = /^\d+$/.test(text) ? Number(text) : NaN;
    if (!(number >= least && number <= most)) {
        throw new UsageError(`${option} ${text}: a whole number from ${least} to ${most} is needed`);
    }
    return number;
}

function readShard(text: string | undefined): Shard | undefined {
    if (text === undefined) {
        return undefined;
    }
    const [, index = 0, of = 0] = /^(\d{1,6})\/(\d{1,6})$/.exec(text)?.map(Number) ?? [];
    if (index < 1 || index > of) {
        throw new UsageError(`--shard ${text}: the number of the shard and how many there are is needed, as 1/4`);
    }
    return { index, of };
}

function readZone(zone: string | undefined): string {
    // The first look at time zones takes as long as loading a tenth of the program.
    if (zone === undefined) {
        return 'UTC';
    }
    try {
        return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
    } catch (error) {
        throw new UsageError(`--time-zone ${zone}: a name such as Europe/Berlin is needed`, { cause: error });
    }
}

function readExport(option: string, path: string | undefined): string | undefined {
    if (path === undefined) {
        return undefined;
    }
    if (exportFormat(path) === undefined) {
        throw new UsageError(`${option} ${path}: the name must end with .csv, .jsonl or .parquet`);
    }
    return fromCaller(path);
}

const WITH_MERGE: ReadonlySet<string> = new Set(['html', 'agents', 'lenient']);

/** The options that decide what comes on standard output. */
const SHOWS = { json: 'json', chats: 'chats', chat: 'story', partial: 'nothing' } as const;

function readShow(values: Partial<Record<keyof typeof SHOWS, string | boolean>>): Show {
    const asked = (Object.keys(SHOWS) as (keyof typeof SHOWS)[]).filter((name) => (values[name] ?? false) !== false);
    if (asked.length > 1) {
        const names = asked.map((name) => `--${name}`);
        throw new UsageError(`${names.join(' and ')}: one of them is possible at a time`);
    }
    return asked[0] === undefined ? 'summary' : SHOWS[asked[0]];
}

/** @throws UsageError naming an option that does not go with merge */
function checkMergeOptions(values: object): void {
    const [wrong] =
        Object.entries(values).find(
            ([name, value]) => value !== undefined && value !== false && !WITH_MERGE.has(name)
        ) ?? [];
    if (wrong !== undefined) {
        throw new UsageError(
            `--${wrong}: merge takes what the partials were made with; only ${[...WITH_MERGE].map((name) => `--${name}`).join(', ')} go with it`
        );
    }
}

/**
 * Reads the command line; `undefined` where it asks for help.
 *
 * @throws UsageError naming what is wrong with it
 */
export function readOptions(args: string[]): Options | undefined {
    const { values, positionals } = readCommandLine({ args, allowPositionals: true, options: OPTIONS });
    if (values.help) {
        return undefined;
    }
    const source = readSource(positionals, values);
    const policy = values.policy === undefined ? DEFAULT_POLICY : readPolicyFile(values.policy);
    const shard = readShard(values.shard);
    const show = readShow(values);
    if ('merge' in source) {
        checkMergeOptions(values);
    }
    if (shard !== undefined && values.partial === undefined && !values.json && values.episodes === undefined) {
        throw new UsageError('--shard goes with --partial FILE, --json or --episodes FILE');
    }
    checkIneffective(values, show);
    return {
        source,
        policy,
        policyFile: values.policy === undefined ? undefined : fromCaller(values.policy),
        show,
        chat: values.chat,
        showsAllAgents: values.agents,
        lenient: values.lenient,
        now: values.now === undefined ? undefined : readInstant('--now', values.now),
        zone: readZone(values['time-zone']),
        whatIf: readSettings(values['what-if'] ?? [], policy),
        html: values.html === undefined ? undefined : fromCaller(values.html),
        episodes: readExport('--episodes', values.episodes),
        chatsOut: readExport('--chats-out', values['chats-out']),
        workers: readWhole('--workers', values.workers, 1, 64),
        memory: (readWhole('--memory', values.memory, 1, 1 << 20) ?? DEFAULT_MEMORY) * MEGABYTE,
        shard,
        partial: values.partial === undefined ? undefined : fromCaller(values.partial)
    };
}

/** Returns how many threads suit an input of so many bytes: starting one costs as much as reading some megabytes. */
export function workersFor(size: number | undefined): number {
    const isSmall = size !== undefined && size < WORTH_A_THREAD;
    return isSmall ? 1 : Math.min(availableParallelism(), MOST_WORKERS);
}
