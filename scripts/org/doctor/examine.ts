import { AGENT_CHECKS } from './agentChecks.ts';
import type { Finding } from './finding.ts';
import type { OrgState } from './orgState.ts';
import { PLATFORM_CHECKS } from './platformChecks.ts';
import { PRODUCT_CHECKS } from './productChecks.ts';
import { unreadParts } from './unreadParts.ts';

/** Everything that keeps rules from working in this org; what blocks comes first. */
export function examine(state: OrgState): Finding[] {
    const findings = [...PLATFORM_CHECKS, ...PRODUCT_CHECKS, ...AGENT_CHECKS, unreadParts].flatMap((check) =>
        check(state)
    );
    return findings.sort((one, other) => one.severity.localeCompare(other.severity));
}
