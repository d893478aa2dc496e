import { MillisecondCounts, percentilesOf, together, type CountsOfPart } from './millisecondCounts.ts';
import { ResultCounts } from './results.ts';
import { ShareOfWaits } from './shareOfWaits.ts';
import { HOURS_A_WEEK } from './weekHours.ts';

/** What the episodes of one rule came to. */
export class RuleStatistics {
    readonly results = new ResultCounts();
    /** Ended episodes by their length; of a limit those only in which somebody did what was awaited. */
    readonly ended = new MillisecondCounts();
    /** Of a limit: those that ended with the chat. Nobody knows how long they would have become. */
    readonly cutOff = new MillisecondCounts();
    /** Those that still run where the record stops. */
    readonly running = new MillisecondCounts();
    readonly share = new ShareOfWaits();
    /** Of a limit: counted waits, and those over the limit, by the hour of the week in which they began. */
    readonly waitsByHour = new Float64Array(HOURS_A_WEEK);
    readonly breachesByHour = new Float64Array(HOURS_A_WEEK);

    /** Returns the median, the 95th of a hundred and the longest ended episode, in milliseconds; `null` where there is none. */
    spread(): { median: number | null; most: number | null; longest: number | null } {
        const all = this.cutOff.total === 0 ? this.ended : together([this.ended, this.cutOff]);
        const [median = null, most = null, longest = null] = percentilesOf(all, [50, 95, 100]);
        return { median, most, longest };
    }
}

function addAll(target: Float64Array, source: Iterable<number>): void {
    let place = 0;
    for (const value of source) {
        target[place] = (target[place] as number) + value;
        place += 1;
    }
}

/** How counts are handed on: as a list to a file, as they are to another thread. */
export type Encode = (counts: MillisecondCounts) => number[] | CountsOfPart;

/** A rule's statistics as plain data. */
export interface RuleData {
    results: number[][];
    ended: number[] | CountsOfPart;
    cutOff: number[] | CountsOfPart;
    running: number[] | CountsOfPart;
    share: number[];
    waitsByHour: number[];
    breachesByHour: number[];
}

/** Returns a rule's statistics as plain data. */
export function ruleData(rule: RuleStatistics, encode: Encode): RuleData {
    return {
        results: rule.results.toList(),
        ended: encode(rule.ended),
        cutOff: encode(rule.cutOff),
        running: encode(rule.running),
        share: rule.share.toList(),
        waitsByHour: [...rule.waitsByHour],
        breachesByHour: [...rule.breachesByHour]
    };
}

/** Returns the memory of a rule's counts, to be handed to another thread: a copy would take longer than the counts did. */
export function memoryOf({ ended, cutOff, running }: RuleData): ArrayBuffer[] {
    return [ended, cutOff, running].flatMap((counts) =>
        'sorted' in counts
            ? [...counts.sorted, ...counts.pages].flatMap((list) => (list === undefined ? [] : [list.buffer]))
            : []
    );
}

/** Takes in what `ruleData` returned of a part of the work. */
export function addRuleData(rule: RuleStatistics, data: RuleData): void {
    rule.results.addList(data.results);
    rule.ended.addAll(data.ended);
    rule.cutOff.addAll(data.cutOff);
    rule.running.addAll(data.running);
    rule.share.addList(data.share);
    addAll(rule.waitsByHour, data.waitsByHour);
    addAll(rule.breachesByHour, data.breachesByHour);
}
