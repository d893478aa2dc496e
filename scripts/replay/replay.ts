import type { Readable } from 'node:stream';
import { auditChat, type Policy } from 'c/etiquette';
import { linesOf } from './lines.ts';
import { Recording, type RejectedLine } from './recording.ts';
import type { Report } from './report.ts';
import { Statistics } from './statistics.ts';

/** What a replay needs: how to judge, where to stop, how to show it. */
export interface Replay {
    policy: Policy;
    /** Epoch milliseconds; the time of the last event where it is left out. */
    now: number | undefined;
    report: Report;
    /** Where the report goes, piece by piece. */
    write(text: string): void;
    /** Told of each line that is no event, as it is found. */
    reject(rejected: RejectedLine): void;
}

/**
 * Replays a timeline on the rules of the console. Reads line by line and keeps of a chat only what its events mean.
 *
 * @returns how many lines were rejected
 */
export async function replay(timeline: Readable, { policy, now, report, write, reject }: Replay): Promise<number> {
    const recording = new Recording(policy, now);
    for await (const lines of linesOf(timeline)) {
        const known = recording.rejected.length;
        for (const line of lines) {
            recording.read(line);
        }
        recording.rejected.slice(known).forEach(reject);
    }
    const statistics = new Statistics();
    const end = now ?? recording.last ?? 0;
    let between = '';
    write(report.begin(policy));
    for (const { chat, events } of recording.chats()) {
        const audit = auditChat(events, policy, end);
        audit.episodes.forEach((episode) => statistics.add(episode));
        write(between + report.chat(chat, audit));
        ({ between } = report);
    }
    write(report.finish(statistics, recording.rejected));
    return recording.rejected.length;
}
