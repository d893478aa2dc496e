import { ruleIndex, type ChatState } from './chatState';
import { isLimit, RULES, type Rule } from './rule';
import { chargedAgent, countedAt, isPastDue, type Episode, type RuleState, type RunningClock } from './ruleState';

function runningEpisode(rules: RuleState, rule: Rule, clock: RunningClock, now: number): Episode {
    const result = isLimit(rule) && isPastDue(clock, now) ? 'breached' : 'running';
    const { start, due } = clock;
    const agent = chargedAgent(rules, clock, result);
    return { rule, start, due, end: null, counted: countedAt(clock, now), result, late: undefined, agent };
}

function compareStart(one: Episode, other: Episode): number {
    return one.start - other.start || ruleIndex(one.rule) - ruleIndex(other.rule);
}

/** Returns the episodes of a rule state at `now` (epoch milliseconds), sorted by start, then by rule. */
export function episodesOf(rules: RuleState, now: number): Episode[] {
    const all = [...rules.episodes];
    for (const rule of RULES) {
        const clock = rules.running[rule];
        if (clock !== undefined) {
            all.push(runningEpisode(rules, rule, clock, now));
        }
    }
    return all.sort(compareStart);
}

/**
 * Returns every episode of a chat, ended or running at `now` (epoch milliseconds), sorted by start, then by the rule's
 * position in the table. All events at `now` must be in the state already.
 */
export function episodes(state: ChatState, now: number): Episode[] {
    return episodesOf(state.rules, now);
}
