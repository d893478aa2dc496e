import {
    RULES,
    type ChatAudit,
    type Episode,
    type ClassifiedEvent,
    type LimitRule,
    type Policy,
    type Rule
} from 'c/etiquette';
import { queueAt, type QueueChange } from '../events/queueChange.ts';
import { AgentStatistics } from './agentStatistics.ts';
import { isCutOff } from './cutOff.ts';
import { LIMIT_RULES, PromiseShares } from './promiseShares.ts';
import { comparePositions, RESULTS, type EpisodeResult, type ResultCounts } from './results.ts';
import { addRuleData, ruleData, RuleStatistics, type Encode, type RuleData } from './ruleStatistics.ts';
import type { WeekHours } from './weekHours.ts';
import { Worst, type Wait, type WorstChat } from './worst.ts';

/** What the product would have done. */
export const OWED_ACTIONS = ['nudge', 'end', 'ticket:answer', 'ticket:duration'] as const;

/** A chat that is added, and where it stands among all chats. */
export interface AuditedChat {
    chat: string;
    /** The time of its first event, and that event's place in the input. */
    at: number;
    arrival: number;
    /** Its events; worked out when asked for. */
    events: () => readonly ClassifiedEvent[];
    /** The times at which it ended or slept, in order. */
    enders: readonly number[];
    /** The queues in which it was, in order; empty where it tells none. */
    queues: readonly QueueChange[];
    audit: ChatAudit;
}

const RULE_NUMBER = Object.fromEntries(RULES.map((rule, number) => [rule, number])) as Record<Rule, number>;
const RESULT_NUMBER = Object.fromEntries(RESULTS.map((result, number) => [result, number])) as Record<
    EpisodeResult,
    number
>;

/** Counts of one rule's results by name. */
export type Counts = Partial<Record<EpisodeResult, number>>;

/** A rule's counts, and the seconds of its ended episodes: `null` where there is none. */
export type RuleFigures = Counts & { max: number | null; p50: number | null; p95: number | null };

/** Statistics of chats under one policy. Those of any parts of the work merge to exactly those of the whole. */
export class Statistics {
    chats = 0;
    readonly owed = new Float64Array(OWED_ACTIONS.length);
    readonly rules = RULES.map(() => new RuleStatistics());
    readonly agents = new Map<string, AgentStatistics>();
    /** By the queue in which a wait began; the empty name stands for chats that tell none. */
    readonly queues = new Map<string, PromiseShares>();
    readonly worstWaits = new Worst<Wait>((wait) => wait);
    readonly worstChats = new Worst<WorstChat>(({ worst }) => worst);
    #team = new PromiseShares(this.rules.slice(0, LIMIT_RULES).map(({ share }) => share));
    #limits: readonly number[];
    #hours: WeekHours;

    /** @param hours the time zone of days and hours */
    constructor(policy: Policy, hours: WeekHours) {
        this.#limits = RULES.slice(0, LIMIT_RULES).map((rule) => Math.max(1, Math.round(policy[rule] * 1000)));
        this.#hours = hours;
    }

    /** Takes in a chat. */
    add(added: AuditedChat): void {
        const { audit, at, arrival } = added;
        this.chats += 1;
        for (const { action } of audit.actions) {
            const number = OWED_ACTIONS.indexOf(action);
            this.owed[number] = (this.owed[number] as number) + 1;
        }
        const touched: PromiseShares[] = [];
        const { episodes } = audit;
        let worst: Wait | undefined;
        for (let index = 0; index < episodes.length; index += 1) {
            const episode = episodes[index] as Episode;
            const number = RULE_NUMBER[episode.rule];
            const result = RESULT_NUMBER[episode.result];
            const rule = this.rules[number] as RuleStatistics;
            rule.results.add(result, at, arrival, index);
            const agent = episode.agent === undefined ? undefined : this.#agent(episode.agent);
            agent?.results[number]?.add(result, at, arrival, index);
            if (number >= LIMIT_RULES) {
                (episode.end === null ? rule.running : rule.ended).add(episode.counted);
                continue;
            }
            const isOff = isCutOff(episode, added.enders, added.events);
            (episode.end === null ? rule.running : isOff ? rule.cutOff : rule.ended).add(episode.counted);
            if (episode.result !== 'met' && episode.result !== 'breached') {
                continue;
            }
            this.#countWait(number, episode, agent, added.queues, touched);
            if (episode.result === 'breached') {
                const wait = this.#waitOf(added.chat, episode, number, isOff);
                this.worstWaits.add(wait);
                worst = worst === undefined || wait.over > worst.over ? wait : worst;
            }
        }
        touched.forEach((shares) => shares.endChat());
        if (worst !== undefined && this.worstChats.takes(worst)) {
            const { actions, caseId } = audit;
            this.worstChats.add({ worst, events: added.events(), episodes, actions, caseId });
        }
    }

    /** Counts a wait for everybody whom it concerns: the team, the agent that it is charged to, the queue. */
    #countWait(
        number: number,
        { start, result }: Episode,
        agent: AgentStatistics | undefined,
        queues: readonly QueueChange[],
        touched: PromiseShares[]
    ): void {
        const rule = this.rules[number] as RuleStatistics;
        const within = result === 'met' ? 1 : 0;
        const hour = this.#hours.of(start);
        rule.waitsByHour[hour] = (rule.waitsByHour[hour] as number) + 1;
        rule.breachesByHour[hour] = (rule.breachesByHour[hour] as number) + 1 - within;
        addTo(this.#team, number, within, touched);
        addTo(this.#queue(queueAt(queues, start)), number, within, touched);
        if (agent !== undefined) {
            addTo(agent.promises, number, within, touched);
        }
    }

    #waitOf(chat: string, { rule, start, counted, agent }: Episode, number: number, isOff: boolean): Wait {
        const over = counted - (this.#limits[number] as number);
        return { chat, rule: rule as LimitRule, start, counted, over, agent, isCutOff: isOff };
    }

    #agent(id: string): AgentStatistics {
        let agent = this.agents.get(id);
        if (agent === undefined) {
            agent = new AgentStatistics();
            this.agents.set(id, agent);
        }
        return agent;
    }

    #queue(name: string): PromiseShares {
        let queue = this.queues.get(name);
        if (queue === undefined) {
            queue = new PromiseShares();
            this.queues.set(name, queue);
        }
        return queue;
    }

    /** Returns a rule's statistics. */
    rule(rule: Rule): RuleStatistics {
        return this.rules[RULE_NUMBER[rule]] as RuleStatistics;
    }

    /** Returns every rule's counts with the longest, the median and the 95th of a hundred, in seconds. */
    ruleFigures(): Record<Rule, RuleFigures> {
        return Object.fromEntries(
            RULES.map((name) => {
                const rule = this.rule(name);
                const { median, most, longest } = rule.spread();
                const seconds = (value: number | null): number | null => (value === null ? null : value / 1000);
                return [
                    name,
                    { ...rule.results.inOrder(), max: seconds(longest), p50: seconds(median), p95: seconds(most) }
                ];
            })
        ) as Record<Rule, RuleFigures>;
    }

    /** Returns each agent's counts, rule by rule, in the order in which they first come in the chats. */
    agentFigures(): Record<string, Partial<Record<Rule, Counts>>> {
        const agents = [...this.agents].filter(([, { first }]) => first !== undefined);
        agents.sort(([, one], [, other]) => compareFirsts(one, other));
        return Object.fromEntries(
            agents.map(([id, { results }]) => {
                const rules = RULES.map((rule, number) => ({ rule, counts: results[number] as ResultCounts })).filter(
                    ({ counts }) => counts.first !== undefined
                );
                rules.sort((one, other) => compareFirsts(one.counts, other.counts));
                return [id, Object.fromEntries(rules.map(({ rule, counts }) => [rule, counts.inOrder()]))];
            })
        );
    }

    /** Returns the statistics as plain data. */
    toData(encode: Encode): StatisticsData {
        return {
            chats: this.chats,
            owed: [...this.owed],
            rules: this.rules.map((rule) => ruleData(rule, encode)),
            agents: [...this.agents].map(([id, { results, promises }]) => [
                id,
                results.map((counts) => counts.toList()),
                promises.toList()
            ]),
            queues: [...this.queues].map(([name, shares]) => [name, shares.toList()]),
            worstWaits: this.worstWaits.items,
            worstChats: this.worstChats.items
        };
    }

    /** Takes in what `toData` returned of a part of the work. */
    addData(data: StatisticsData): void {
        this.chats += data.chats;
        data.owed.forEach((times, number) => {
            this.owed[number] = (this.owed[number] as number) + times;
        });
        data.rules.forEach((rule, number) => addRuleData(this.rules[number] as RuleStatistics, rule));
        for (const [id, results, shares] of data.agents) {
            const agent = this.#agent(id);
            results.forEach((list, number) => agent.results[number]?.addList(list));
            agent.promises.addList(shares);
        }
        data.queues.forEach(([name, shares]) => this.#queue(name).addList(shares));
        data.worstWaits.forEach((wait) => this.worstWaits.add(wait));
        data.worstChats.forEach((chat) => this.worstChats.add(chat));
    }
}

/** Statistics as plain JSON. */
export interface StatisticsData {
    chats: number;
    owed: number[];
    rules: RuleData[];
    agents: [id: string, results: number[][][], shares: number[][]][];
    queues: [name: string, shares: number[][]][];
    worstWaits: Wait[];
    worstChats: WorstChat[];
}

function addTo(shares: PromiseShares, number: number, within: number, touched: PromiseShares[]): void {
    shares.add(number, within);
    if (!touched.includes(shares)) {
        touched.push(shares);
    }
}

function compareFirsts(one: Pick<ResultCounts, 'first'>, other: Pick<ResultCounts, 'first'>): number {
    return one.first === undefined || other.first === undefined ? 0 : comparePositions(one.first, other.first);
}
