import type { Readable } from 'node:stream';
import { account, type Policy } from 'c/etiquette';
import { linesOf } from './lines.ts';
import { Recording, type RejectedLine } from './recording.ts';
import type { Report } from './report.ts';
import { Statistics } from './statistics.ts';

/** What a replay needs: the timeline, the rules' policy, where to stop, and who shows the result. */
export interface Replay {
    timeline: Readable;
    policy: Policy;
    /** Epoch milliseconds; the time of the last event where it is left out. */
    now: number | undefined;
    report: Report;
    /** Told of each line that is no event, as it is found. */
    reject: (rejected: RejectedLine) => void;
}

/**
 * Replays a timeline on the rules of the console. Reads line by line and keeps of a chat only what its events mean.
 *
 * @returns the lines that were rejected
 */
export const replay = async ({ timeline, policy, now, report, reject }: Replay): Promise<RejectedLine[]> => {
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
    report.begin(policy);
    for (const { chat, events } of recording.chats()) {
        const result = account(events, policy, end);
        for (const episode of result.episodes) {
            statistics.add(episode);
        }
        report.chat(chat, result);
    }
    report.finish(statistics, recording.rejected);
    return recording.rejected;
};
