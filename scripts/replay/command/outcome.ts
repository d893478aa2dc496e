import type { Policy } from 'c/etiquette';
import type { AuditResult, UnfinishedChat } from '../engine/chatAuditor.ts';
import type { Reading } from '../engine/part.ts';
import type { RejectedLine } from '../events/lineReader.ts';
import { Statistics } from '../statistics/statistics.ts';
import { WeekHours } from '../statistics/weekHours.ts';

/** What a run was given, and what it read. */
export interface Read {
    policy: Policy;
    zone: string;
    /** The instant at which to stop, where one was given; epoch milliseconds. */
    now: number | undefined;
    reading: Omit<Reading, 'capacity'>;
    lines: number;
    /** Only where they are shown again. */
    rejected: RejectedLine[];
    rejectedLines: number;
    /** There was nothing in the inputs, though there should be. */
    isEmpty: boolean;
}

/** What all parts of the work come to, together. */
export class Outcome {
    readonly read: Read;
    readonly statistics: Statistics;
    readonly unfinished: UnfinishedChat[] = [];
    /** Of each policy that was tried: how often each action was owed. */
    readonly whatIf: number[][] = [];

    constructor(read: Read, results: readonly AuditResult[]) {
        this.read = read;
        this.statistics = new Statistics(read.policy, new WeekHours(read.zone));
        results.forEach((result) => this.add(result));
    }

    /** Takes in what a part comes to. */
    add({ statistics, unfinished, whatIf }: AuditResult): void {
        this.statistics.addData(statistics);
        this.unfinished.push(...unfinished);
        this.addOwed(whatIf);
    }

    /** Takes in how often each action was owed under the policies that were tried. */
    addOwed(whatIf: readonly (readonly number[])[]): void {
        whatIf.forEach((owed, policy) => {
            const sums = (this.whatIf[policy] ??= owed.map(() => 0));
            owed.forEach((times, action) => {
                sums[action] = (sums[action] ?? 0) + times;
            });
        });
    }

    /** Returns the agents' names. */
    agentNames(): Map<string, string> {
        return new Map([...this.read.reading.names].map(([agent, { name }]) => [agent, name]));
    }
}
