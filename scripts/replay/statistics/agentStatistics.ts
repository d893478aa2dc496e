import { RULES, type Rule } from 'c/etiquette';
import { PromiseShares } from './promiseShares.ts';
import { earlier, ResultCounts, type Position } from './results.ts';

/** What one agent is charged with. */
export class AgentStatistics {
    readonly results = RULES.map(() => new ResultCounts());
    readonly promises = new PromiseShares();

    /** Returns how often a rule came out as a result. */
    counts(rule: Rule): ResultCounts {
        return this.results[RULES.indexOf(rule)] as ResultCounts;
    }

    /** Where the agent was charged first. */
    get first(): Position | undefined {
        return this.results.map(({ first }) => first).reduce(earlier, undefined);
    }
}
