import type { PromptRule } from './rule';
import { mayBeOwed, type OwedAction, type RuleState, type RunningClock } from './ruleState';

/** The prompts, in the order in which actions of the same instant are listed. */
const PROMPTS: readonly PromptRule[] = ['nudge', 'answer', 'duration', 'idle'];

/** Returns when a running prompt owes its action as things stand; `undefined` if it does not. */
function owedFrom(rules: RuleState, rule: PromptRule, clock: RunningClock, at: number): number | undefined {
    if (clock.due === null || !mayBeOwed(rules, rule)) {
        return undefined;
    }
    return rule === 'duration' ? Math.max(clock.due, at) : clock.due;
}

/** Records who holds the chat once a limit's due time has come. */
function recordHolder(rules: RuleState, clock: RunningClock | undefined, to: number): void {
    if (clock !== undefined && clock.due !== null && clock.due <= to && clock.holderAtDue === undefined) {
        clock.holderAtDue = rules.holder ?? null;
    }
}

/** Marks a prompt's action as owed, if it became owed before `to`. */
function markOwed(rules: RuleState, rule: PromptRule, at: number, to: number): OwedAction | undefined {
    const clock = rules.running[rule];
    if (clock === undefined || clock.owedAt !== undefined) {
        return undefined;
    }
    const from = owedFrom(rules, rule, clock, at);
    if (from === undefined || from >= to) {
        return undefined;
    }
    clock.owedAt = from;
    return { rule, start: clock.start, at: from };
}

/**
 * Advances time from the last event up to, but not including, `to` (epoch milliseconds): events at `to` come before
 * anything that falls due at `to`. Records who holds the chat just before each limit's due time, and which actions
 * became owed.
 */
export function advanceTime(rules: RuleState, to: number): void {
    const { at, running, owed } = rules;
    if (at === undefined || to <= at || rules.endedAt !== undefined) {
        return;
    }
    recordHolder(rules, running.connect, to);
    recordHolder(rules, running.response, to);
    recordHolder(rules, running.update, to);
    const known = owed.length;
    for (const rule of PROMPTS) {
        const action = markOwed(rules, rule, at, to);
        if (action !== undefined) {
            owed.push(action);
        }
    }
    if (owed.length > known + 1) {
        owed.push(...owed.splice(known).sort((one, other) => one.at - other.at));
    }
}

/** Returns when the next running prompt owes its action if no event comes first; `undefined` if none will. */
export function nextOwedAt(rules: RuleState): number | undefined {
    const { at } = rules;
    if (at === undefined) {
        return undefined;
    }
    const instants = PROMPTS.flatMap((rule) => {
        const clock = rules.running[rule];
        const from = clock === undefined || clock.owedAt !== undefined ? undefined : owedFrom(rules, rule, clock, at);
        return from ?? [];
    });
    return instants.length === 0 ? undefined : Math.min(...instants);
}
