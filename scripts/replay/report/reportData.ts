import type { Policy } from 'c/etiquette';
import type { Statistics } from '../statistics/statistics.ts';
import type { WhatIfRow } from './whatIfTable.ts';

/** Everything that a report shows. */
export interface ReportData {
    policy: Policy;
    statistics: Statistics;
    /** Agents' names where the timeline tells them. */
    names: ReadonlyMap<string, string>;
    events: number;
    /** The times of the first and the last event; epoch milliseconds. */
    first: number;
    last: number;
    rejected: number;
    /** The time zone of days and hours. */
    zone: string;
    /** What other settings would have meant; the first row is the policy itself. Empty where nobody asked. */
    whatIf: readonly WhatIfRow[];
}

/** Returns an agent's name, or the id where there is none. */
export function agentName({ names }: ReportData, agent: string | undefined): string {
    return agent === undefined ? 'nobody' : (names.get(agent) ?? agent);
}
