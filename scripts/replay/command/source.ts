import { UsageError } from '../../command/commandError.ts';
import { fromCaller } from '../../command/readCommandLine.ts';
import { readTime } from '../../formats/timeline/readTime.ts';

/** An org's finished chats. */
export interface OrgSource {
    /** A login of the sf CLI; without one the environment or the project's default org. */
    org: string | undefined;
    /** Chats since then and before then; epoch milliseconds. */
    since: number;
    until: number | undefined;
    /** Where to keep the timeline. */
    save: string | undefined;
}

/** Where the events come from: files and patterns as they were typed, an org, or the partials of shards. */
export type Source = { files: readonly string[] } | OrgSource | { merge: readonly string[] };

interface SourceValues {
    since?: string | undefined;
    until?: string | undefined;
    save?: string | undefined;
    'target-org'?: string | undefined;
}

/** A day alone begins at midnight, UTC. */
function readDay(option: string, text: string): number {
    const instant = readTime(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text);
    if (instant === undefined) {
        throw new UsageError(`${option} ${text}: a day as 2026-01-05 is needed, or an ISO 8601 time with its offset`);
    }
    return instant;
}

/** Reads where the events come from. @throws UsageError where that is not clear */
export function readSource(names: readonly string[], values: SourceValues): Source {
    const { since, until, save, 'target-org': org } = values;
    if (since === undefined && until === undefined && org === undefined && save === undefined) {
        const [first, ...partials] = names;
        if (first === 'merge') {
            if (partials.length === 0) {
                throw new UsageError('merge needs the partials of all shards');
            }
            return { merge: partials.map(fromCaller) };
        }
        if (first === undefined) {
            throw new UsageError('a FILE is needed: a timeline, a folder, a pattern, or - for standard input');
        }
        return { files: names };
    }
    if (names.length > 0) {
        throw new UsageError('either files or an org are replayed, not both');
    }
    if (since === undefined) {
        throw new UsageError("an org's chats need --since DATE");
    }
    const from = readDay('--since', since);
    const to = until === undefined ? undefined : readDay('--until', until);
    if (to !== undefined && to <= from) {
        throw new UsageError(`--until ${until} is not after --since ${since}`);
    }
    return { org, since: from, until: to, save: save === undefined ? undefined : fromCaller(save) };
}
