import { clocks, DEFAULT_POLICY, newChat, step, type ChatEvent, type ChatState } from 'c/etiquette';
import { parseTimelineLine } from '../formats/timeline/parseTimelineLine.ts';
import { figure, measured, type Figure } from './figure.ts';
import { generatedTimeline } from './generatedTimeline.ts';

const RUNS = 7;
const REPEATS = 2_000;
const CHATS = 100;

function perSecond(count: number, work: () => void): number {
    const start = performance.now();
    work();
    return (count * 1000) / (performance.now() - start);
}

function chatsOf(lines: number): ChatEvent[][] {
    const chats = new Map<string, ChatEvent[]>();
    for (const line of generatedTimeline(lines, 1)) {
        const event = parseTimelineLine(line);
        chats.set(event.chat, [...(chats.get(event.chat) ?? []), event]);
    }
    return [...chats.values()];
}

function stepped(events: readonly ChatEvent[]): ChatState {
    return events.reduce((state, event) => step(state, event, DEFAULT_POLICY).state, newChat(events[0]?.chat ?? ''));
}

/** How many `step` calls a second one chat takes, and how often a second the clocks of 100 chats can be read. */
export async function rulesBench(): Promise<Figure[]> {
    const chats = chatsOf(5_000);
    const longest = chats.reduce((one, other) => (other.length > one.length ? other : one));
    const steps = await measured(RUNS, () =>
        perSecond(REPEATS * longest.length, () => {
            for (let repeat = 0; repeat < REPEATS; repeat += 1) {
                stepped(longest);
            }
        })
    );
    const states = chats.slice(0, CHATS).map((events) => stepped(events.slice(0, 6)));
    const now = Math.max(...states.map((state) => state.now ?? 0)) + 1000;
    const reads = await measured(RUNS, () =>
        perSecond(REPEATS, () => {
            for (let repeat = 0; repeat < REPEATS; repeat += 1) {
                for (const state of states) {
                    clocks(state, now + repeat);
                }
            }
        })
    );
    return [figure('rules-step', 'steps/s', steps, null), figure('rules-clocks-100', 'readings/s', reads, null)];
}
