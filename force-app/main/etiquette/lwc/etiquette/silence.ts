import { restartIdle, startIdle } from './idle';
import { restartNudge, startNudge } from './nudge';
import type { Policy } from './policy';
import { clearPrompt, type RuleState } from './ruleState';

/* While the client is silent, the nudge and idle clocks run side by side. */

/** Starts the client's silence. */
export function startSilence(rules: RuleState, at: number, policy: Policy): void {
    startNudge(rules, at, policy);
    startIdle(rules, at, policy);
}

/** Starts the silence at an agent's answer or ticket. If it is already running, the anchor `last` moves it there. */
export function startOrMoveSilence(rules: RuleState, at: number, policy: Policy): void {
    if (rules.running.idle === undefined) {
        startSilence(rules, at, policy);
    } else if (policy.silenceAnchor === 'last') {
        restartNudge(rules, at, policy);
        restartIdle(rules, at, policy);
    }
}

/** Ends the silence at a client's message or a hold. */
export function endSilence(rules: RuleState, at: number): void {
    clearPrompt(rules, 'nudge', at);
    clearPrompt(rules, 'idle', at);
}
