import { RULES } from 'c/etiquette';
import type { Finding } from './finding.ts';
import type { OrgState } from './orgState.ts';

/** What may be unreadable, in words: whatever is judged by it was not judged. */
const PARTS: readonly (readonly [part: keyof OrgState, words: string])[] = [
    ['agents', 'permission sets and who has them'],
    ['queues', 'queues and their routing'],
    ['statusBased', 'service channels'],
    ['presenceConfigs', 'presence configurations']
];
/** There is none of it while Omni-Channel is off. */
const OF_OMNI_CHANNEL = new Set<keyof OrgState>(['queues', 'statusBased', 'presenceConfigs']);

/** Names what of an org could not be read, so that silence is not taken for health. */
export function unreadParts(state: OrgState): Finding[] {
    const hasOmniChannel = state.omniChannel ?? state.objects.has('AgentWork');
    const unread = PARTS.filter(
        ([part]) => state[part] === undefined && (hasOmniChannel || !OF_OMNI_CHANNEL.has(part))
    );
    if (unread.length === 0) {
        return [];
    }
    return [
        {
            code: 'not-examined',
            severity: 'limits',
            rules: RULES,
            what: `You may not read ${unread.map(([, words]) => words).join(', ')}: what depends on them was not examined.`,
            mend: 'Run the doctor as a user with "View Setup and Configuration" and "View All Data", such as an administrator.'
        }
    ];
}
