import type { Entry } from '../../protocol.ts';
import type { PlatformProfile } from '../../platform/traits.ts';

/** A timestamp in any of the shapes that the platform may have. */
export type Timestamp = string | number | Date;

/** One entry of a conversation log, as the toolkits give it. */
export interface LogMessage {
    content: string;
    name: string;
    type: string;
    timestamp: Timestamp;
}

/** How many entries a log holds at most. */
const NEWEST = 200;
/** How many entries one page of a log holds. */
const PAGE = 25;
/** Within so many milliseconds an entry gets into the log, at least and at most, where it does not at once. */
export const LAG = { least: 2_500, most: 12_000 };
const WHISPER = { content: 'Offer them free delivery if they ask for it.', name: 'Sam (Supervisor)' };

/** Where the log is read: the time, and the last entry that the agent has scrolled to, where it is not the newest. */
export interface LogReading {
    now: number;
    lastShown?: string;
    /** How this toolkit calls a supervisor. */
    whisperer: string;
}

/** A conversation's log as the platform of that profile gives it. */
export function logOf(
    entries: Entry[],
    profile: PlatformProfile,
    { now, lastShown, whisperer }: LogReading
): LogMessage[] {
    const there = profile.logLag === 'late' ? entries.filter((entry) => entry.at + lagOf(entry) <= now) : entries;
    const last = there.findIndex(({ id }) => id === lastShown);
    const page = last === -1 ? there.slice(-PAGE) : there.slice(Math.max(0, last + 1 - PAGE), last + 1);
    const shown = profile.logWindow === 'scrolled' ? page : there.slice(-NEWEST);
    return shown.flatMap((entry) => {
        const message = {
            content: entry.content,
            name: entry.name,
            type: entry.type,
            timestamp: stamp(entry.at, profile)
        };
        // To the client's first words, where it does the most harm: taken for the agent's, it would be the answer.
        const isFirst = entry.id === entries.find(({ type }) => type === 'END_USER')?.id;
        return profile.whispers === 'inLog' && isFirst
            ? [message, { ...WHISPER, type: whisperer, timestamp: stamp(entry.at + 1, profile) }]
            : [message];
    });
}

/** An instant as the platform of that profile writes it. */
export function stamp(at: number, { timestamps }: Pick<PlatformProfile, 'timestamps'>): Timestamp {
    switch (timestamps) {
        case 'iso':
            return new Date(at).toISOString();
        case 'epochText':
            return String(at);
        case 'date':
            return new Date(at);
        case 'epoch':
            return at;
    }
}

/** An instant as events tell it: they are JSON, in which a Date is a text. */
export function eventStamp(at: number, profile: Pick<PlatformProfile, 'timestamps'>): string | number {
    const shape = stamp(at, profile);
    return shape instanceof Date ? shape.toISOString() : shape;
}

/** By the entry's id, so that every reading of the log agrees on it. */
function lagOf({ id }: Entry): number {
    const sum = [...id].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 9_973, 7);
    return LAG.least + (sum % (LAG.most - LAG.least));
}
