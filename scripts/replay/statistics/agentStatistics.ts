import { RULES, type Rule } from 'c/etiquette';
import { earlier, ResultCounts, type Position } from './results.ts';
import { ShareOfWaits } from './shareOfWaits.ts';

/** How many of the rules are limits: the first ones. */
export const LIMIT_RULES = 3;

/** What one agent is charged with. */
export class AgentStatistics {
    readonly results = RULES.map(() => new ResultCounts());
    readonly shares = Array.from({ length: LIMIT_RULES }, () => new ShareOfWaits());
    /** Of the chat that is being added: counted waits and those within the limit, by limit. */
    readonly waits = [0, 0, 0];
    readonly within = [0, 0, 0];

    /** Ends the chat that is being added. */
    endChat(): void {
        for (const [rule, share] of this.shares.entries()) {
            if ((this.waits[rule] as number) > 0) {
                share.addChat(this.waits[rule] as number, this.within[rule] as number);
                this.waits[rule] = 0;
                this.within[rule] = 0;
            }
        }
    }

    /** Returns how often a rule came out as a result. */
    counts(rule: Rule): ResultCounts {
        return this.results[RULES.indexOf(rule)] as ResultCounts;
    }

    /** Where the agent was charged first. */
    get first(): Position | undefined {
        return this.results.map(({ first }) => first).reduce(earlier, undefined);
    }
}
