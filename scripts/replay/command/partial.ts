import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { readPolicy, type Policy } from 'c/etiquette';
import { CommandError } from '../../command/commandError.ts';
import { errorMessage } from '../../command/errorMessage.ts';
import type { AuditResult, UnfinishedChat } from '../engine/chatAuditor.ts';
import type { Shard } from '../engine/pieceReader.ts';
import type { AgentName } from '../events/agentTable.ts';
import { writeFinished } from '../../command/finishedFile.ts';
import type { Setting } from '../report/whatIfTable.ts';
import { Statistics, type StatisticsData } from '../statistics/statistics.ts';
import { WeekHours } from '../statistics/weekHours.ts';
import type { Outcome } from './outcome.ts';

const FORMAT = 'chat-etiquette-partial-3';

/** What one shard comes to: everything that the report of the whole needs, as JSON. */
export interface Partial {
    format: typeof FORMAT;
    policy: Policy;
    whatIf: readonly Setting[];
    zone: string;
    /** The instant at which to stop, where one was given; epoch milliseconds. */
    now: number | null;
    /** `null` where the input held some of the chats and all of each. */
    shard: Shard | null;
    /** All lines of the input, those of other shards too. */
    lines: number;
    events: number;
    /** Epoch milliseconds; `null` where there is no event. */
    first: number | null;
    last: number | null;
    rejectedLines: number;
    names: [agent: string, name: AgentName][];
    statistics: StatisticsData;
    owed: number[][];
    unfinished: UnfinishedChat[];
}

/** Writes what a shard comes to. @throws CommandError where the file cannot be written */
export function writePartial(
    path: string,
    { read, statistics, unfinished, whatIf: owed }: Outcome,
    shard: Shard | undefined,
    whatIf: readonly Setting[]
): void {
    const { policy, zone, now, lines, rejectedLines, reading } = read;
    const partial: Partial = {
        format: FORMAT,
        policy,
        whatIf,
        zone,
        now: now ?? null,
        shard: shard ?? null,
        lines,
        events: reading.events,
        first: Number.isFinite(reading.first) ? reading.first : null,
        last: Number.isFinite(reading.last) ? reading.last : null,
        rejectedLines,
        names: [...reading.names],
        statistics: statistics.toData((counts) => counts.toList()),
        owed,
        unfinished
    };
    writeFinished(path, `${JSON.stringify(partial)}\n`);
}

function readPartial(path: string): Partial {
    let partial: Partial | undefined;
    try {
        partial = JSON.parse(readFileSync(path, 'utf8')) as Partial;
    } catch (error) {
        if (!(error instanceof SyntaxError)) {
            throw new CommandError(`${path} cannot be read: ${errorMessage(error)}`, { cause: error });
        }
    }
    if (partial?.format !== FORMAT) {
        throw new CommandError(`${path} is no partial of this version of replay: --partial FILE writes one.`);
    }
    try {
        const read = { ...partial, policy: readPolicy(partial.policy) };
        const { names, owed, unfinished, whatIf, statistics, zone } = read;
        const counts = [statistics.chats, read.lines, read.events, read.rejectedLines];
        if (![names, owed, unfinished, whatIf].every(Array.isArray) || !counts.every(Number.isInteger)) {
            throw new TypeError('a list or a count is missing');
        }
        new Statistics(read.policy, new WeekHours(zone)).addData(statistics);
        return read;
    } catch (error) {
        throw new CommandError(`${path} is damaged: write it again with --partial FILE.`, { cause: error });
    }
}

/** What all partials must have in common. */
function settingsOf({ policy, whatIf, zone, now }: Partial): string {
    return JSON.stringify({ policy, whatIf, zone, now });
}

/**
 * Reads the partials of all shards.
 *
 * @throws CommandError where one is missing, or they are not of one replay
 */
export function readPartials(paths: readonly string[]): Partial[] {
    const files = paths.map((path) => (existsSync(path) ? realpathSync(path) : path));
    const again = paths.find((_, place) => files.indexOf(files[place] ?? '') < place);
    if (again !== undefined) {
        throw new CommandError(`${again} is given twice: its chats would count twice.`);
    }
    const partials = paths.map(readPartial);
    const [first] = partials as [Partial];
    for (const [place, partial] of partials.entries()) {
        if (settingsOf(partial) !== settingsOf(first)) {
            throw new CommandError(
                `${paths[place]} was made with another policy, time zone, --now or --what-if than ${paths[0]}.`
            );
        }
        if (partial.shard?.of !== first.shard?.of) {
            throw new CommandError(`${paths[place]} and ${paths[0]} are of different numbers of shards.`);
        }
        if (first.shard !== null && partial.lines !== first.lines) {
            throw new CommandError(
                `${paths[place]} is of ${partial.lines} lines, ${paths[0]} of ${first.lines}: the input changed between the shards.`
            );
        }
    }
    checkShards(partials, first.shard?.of);
    return partials;
}

function checkShards(partials: readonly Partial[], of: number | undefined): void {
    if (of === undefined) {
        return;
    }
    const indexes = partials.map(({ shard }) => shard?.index ?? 0);
    for (let index = 1; index <= of; index += 1) {
        const times = indexes.filter((each) => each === index).length;
        if (times !== 1) {
            throw new CommandError(
                `shard ${index}/${of} is given ${times === 0 ? 'in no partial' : `${times} times`}.`
            );
        }
    }
}

/** Returns a partial as the result of a part of the work. */
export function resultOf({ statistics, owed, unfinished }: Partial): AuditResult {
    return { statistics, whatIf: owed, unfinished };
}

/** Returns the agents' names of all partials; the one that came first stays. */
export function namesOf(partials: readonly Partial[]): Map<string, AgentName> {
    const all = partials.flatMap(({ names }) => names);
    return new Map(all.sort(([, one], [, other]) => other.arrival - one.arrival));
}
