import { RULES, type Episode, type Rule } from 'c/etiquette';

/** How often each result occurred. */
export type Counts = Partial<Record<Episode['result'], number>>;

/** A rule's results, and the seconds of its ended episodes: `null` where there is none. */
export type RuleStatistics = Counts & { max: number | null; p50: number | null; p95: number | null };

function count(counts: Counts, result: Episode['result']): void {
    counts[result] = (counts[result] ?? 0) + 1;
}

/** The nearest-rank percentile of sorted milliseconds, in seconds. */
function percentile(sorted: Float64Array, percent: number): number | null {
    const value = sorted[Math.ceil((percent / 100) * sorted.length) - 1];
    return value === undefined ? null : value / 1000;
}

/** Counts episodes, by rule and by agent. */
export class Statistics {
    #rules = new Map<Rule, { counts: Counts; counted: number[] }>(
        RULES.map((rule) => [rule, { counts: {}, counted: [] }])
    );
    #agents = new Map<string, Partial<Record<Rule, Counts>>>();

    /** Takes an episode in. */
    add({ rule, result, agent, counted, end }: Episode): void {
        const ofRule = this.#rules.get(rule);
        if (ofRule !== undefined) {
            count(ofRule.counts, result);
            if (end !== null) {
                ofRule.counted.push(counted);
            }
        }
        if (agent !== undefined) {
            let ofAgent = this.#agents.get(agent);
            if (ofAgent === undefined) {
                ofAgent = {};
                this.#agents.set(agent, ofAgent);
            }
            count((ofAgent[rule] ??= {}), result);
        }
    }

    /** Every rule's results with the longest, the median and the 95th of a hundred, in seconds. */
    rules(): Record<Rule, RuleStatistics> {
        return Object.fromEntries(
            [...this.#rules].map(([rule, { counts, counted }]) => {
                const sorted = Float64Array.from(counted).sort();
                const spread = {
                    max: percentile(sorted, 100),
                    p50: percentile(sorted, 50),
                    p95: percentile(sorted, 95)
                };
                return [rule, { ...counts, ...spread }];
            })
        ) as Record<Rule, RuleStatistics>;
    }

    /** Each agent's results, rule by rule. */
    agents(): Record<string, Partial<Record<Rule, Counts>>> {
        return Object.fromEntries(this.#agents);
    }
}
