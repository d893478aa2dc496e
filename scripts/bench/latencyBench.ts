import { expect } from '@playwright/test';
import { openShiftBench, type ShiftBench } from './console/shiftBench.ts';
import { figure, rounded, type Figure } from './figure.ts';

const CHATS = 200;
const DUE = 50;
const ANSWER_SECONDS = 300;
/** The other chats begin so late that nothing of theirs falls due meanwhile. */
const OTHERS_AFTER_SECONDS = 270;
/** What must be reached, in milliseconds. */
const MOST = 1000;
const CASE_NUMBER = /ticket (?<number>\d+) for you/;

/** From the due moment, in milliseconds: until each case was stored, and until its text stood in the input. */
interface Latencies {
    stored: number[];
    written: number[];
}

/** The smallest value that so many of a hundred are not above. */
function percentile(values: readonly number[], percent: number): number {
    const sorted = [...values].sort((one, other) => one - other);
    return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? NaN;
}

/** Fills the bar: the first chats wait for an answer since the same instant, the others were just answered. */
async function fillBar(shift: ShiftBench, say: (text: string) => void): Promise<number> {
    const since = shift.console.local.clock.reading().now;
    for (let chat = 0; chat < DUE; chat += 1) {
        await shift.chat('Where is my order?');
    }
    await shift.pass(OTHERS_AFTER_SECONDS);
    say(`${DUE} chats wait`);
    for (let chat = DUE; chat < CHATS; chat += 1) {
        await shift.answer((await shift.chat('Hello?')).chat, 'Hello!');
    }
    say(`${CHATS} chats are open`);
    await shift.page.waitForLoadState('networkidle');
    return since + ANSWER_SECONDS * 1000;
}

/** Lets time run over the due moment as it does for an agent, and measures what came of it. */
async function measure(shift: ShiftBench, dueAt: number): Promise<Latencies> {
    const { org, local, ask } = shift.console;
    await ask('/local/clock', { advance: (dueAt - 2000 - local.clock.reading().now) / 1000 });
    const cases: number[] = [];
    const stop = org.onChange(({ entity, type }) => {
        if (entity === 'Case' && type === 'CREATE') {
            cases.push(Date.now());
        }
    });
    await ask('/local/clock', { paused: false });
    const due = Date.now() + (dueAt - local.clock.reading().now);
    const texts = async (): Promise<{ text: string; at: number }[]> =>
        (await shift.page.evaluate(() => window.bench.written)).filter(({ text }) => CASE_NUMBER.test(text));
    await expect.poll(async () => (await texts()).length, { timeout: 60_000, intervals: [2000] }).toBe(DUE);
    await ask('/local/clock', { paused: true });
    stop();
    return { stored: cases.map((at) => at - due), written: (await texts()).map(({ at }) => at - due) };
}

function figuresOf(name: string, values: readonly number[]): Figure[] {
    return [
        figure(`latency-${name}`, 'ms', values, MOST),
        { ...figure(`latency-${name}-p99`, 'ms', [percentile(values, 99)], MOST), n: values.length }
    ];
}

/**
 * How long after its due moment a ticket is there: the case stored on the server, the text in the agent's input. 200
 * chats are open in one window, 50 of them fall due at the same instant, and time runs as it does for an agent.
 */
export async function latencyBench(say: (text: string) => void): Promise<Figure[]> {
    const shift = await openShiftBench(CHATS, say);
    try {
        const { stored, written } = await measure(shift, await fillBar(shift, say));
        say(`the first text after ${rounded(Math.min(...written))} ms, the last after ${Math.max(...written)} ms`);
        return [...figuresOf('case', stored), ...figuresOf('text', written)];
    } finally {
        await shift.stop();
    }
}
