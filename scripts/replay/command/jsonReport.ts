import { LIMITS, type Policy } from 'c/etiquette';
import type { RejectedLine } from '../events/lineReader.ts';
import type { Statistics } from '../statistics/statistics.ts';

/** Between the chats of the JSON report. */
export const BETWEEN_CHATS = Buffer.from(',\n');

/** Returns what the JSON report begins with. */
export function jsonHead(policy: Policy): string {
    const limits = Object.fromEntries(LIMITS.map((limit) => [limit, policy[limit]]));
    return `{"policy":${JSON.stringify({ ...limits, silenceAnchor: policy.silenceAnchor })},\n"chats":[\n`;
}

/** Returns what the JSON report ends with. */
export function jsonFoot(statistics: Statistics, rejected: readonly RejectedLine[]): string {
    const rules = JSON.stringify(statistics.ruleFigures());
    const agents = JSON.stringify(statistics.agentFigures());
    return `],\n"rules":${rules},\n"agents":${agents},\n"rejected":${JSON.stringify(rejected)}}\n`;
}
