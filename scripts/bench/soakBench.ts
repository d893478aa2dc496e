import { openShiftBench, type ShiftBench } from './console/shiftBench.ts';
import { figure, type Figure } from './figure.ts';

const HOURS = 8;
const CHATS_AN_HOUR = 40;
const SECONDS_A_CHAT = 3600 / CHATS_AN_HOUR;
/** Chats overlap: each stays open while so many others begin. */
const OPEN_AT_ONCE = 5;
/** Each so many-th chat gets no answer in time, and so a case. */
const WITH_CASE = 8;
/** The heap at the end against that after the first hour. */
const MOST_GROWTH = 1.1;

/** What the page holds, after a garbage collection. */
interface Held {
    heap: number;
    timers: number;
    listeners: number;
    subscriptions: number;
    nodes: number;
}

/** Lets what moves on the page come to its end: a browser holds on to what it has not yet painted to the last. */
function standStill(page: ShiftBench['page']): Promise<void> {
    return page.evaluate(async () => {
        await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
        for (let frame = 0; frame < 2; frame += 1) {
            await new Promise((resolve) => requestAnimationFrame(resolve));
        }
    });
}

async function holding({ devTools, page }: ShiftBench): Promise<Held> {
    await standStill(page);
    // Machine code of what runs often is made hour by hour: the engine lets go of it, too, when memory runs short.
    await devTools.send('Memory.simulatePressureNotification', { level: 'critical' });
    // Weak references and finalizers are let go of in a second round.
    await devTools.send('HeapProfiler.collectGarbage');
    await devTools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devTools.send('Runtime.getHeapUsage');
    const { jsEventListeners, nodes } = await devTools.send('Memory.getDOMCounters');
    const { timers, subscriptions } = await page.evaluate(() => ({
        timers: window.bench.timers(),
        subscriptions: window.bench.subscriptions()
    }));
    return { heap: usedSize, timers, listeners: jsEventListeners, subscriptions, nodes };
}

interface OpenChat {
    chat: string;
    visitor: string;
    number: number;
}

async function begin(shift: ShiftBench, number: number): Promise<OpenChat> {
    const opened = await shift.chat(`Where is order ${number}?`);
    if (number % WITH_CASE !== 0) {
        await shift.answer(opened.chat, 'On its way.');
    }
    return { ...opened, number };
}

async function talk(shift: ShiftBench, { chat, visitor, number }: OpenChat): Promise<void> {
    await shift.console.ask('/local/visitor/send', { visitor, text: `And ${number}?` });
    if (number % WITH_CASE !== 0) {
        await shift.answer(chat, `${number} too.`);
    }
}

async function finish(shift: ShiftBench, { chat, visitor }: OpenChat): Promise<void> {
    await shift.console.ask('/local/visitor/end', { visitor });
    await shift.page.waitForFunction((id) => window.bench.isOver(id), chat);
    await shift.page.evaluate((id) => window.bench.close(id), chat);
}

/** Works so many chats, one after the other begun, several at once. */
async function work(shift: ShiftBench, first: number, count: number): Promise<void> {
    const open: OpenChat[] = [];
    for (let number = first; number < first + count; number += 1) {
        open.push(await begin(shift, number));
        await shift.pass(SECONDS_A_CHAT / 2);
        for (const each of open) {
            await talk(shift, each);
        }
        await shift.pass(SECONDS_A_CHAT / 2);
        const oldest = open.length >= OPEN_AT_ONCE ? open.shift() : undefined;
        if (oldest) {
            await finish(shift, oldest);
        }
    }
    for (const each of open) {
        await finish(shift, each);
    }
    await shift.pass(SECONDS_A_CHAT);
    await shift.page.waitForLoadState('networkidle');
}

/**
 * A shift of eight hours with forty chats an hour: how much the page's heap grows after the first hour, and what of
 * timers, listeners and subscriptions is left once the last chat is closed, beside what there was before the shift.
 */
export async function soakBench(say: (text: string) => void): Promise<Figure[]> {
    const shift = await openShiftBench(OPEN_AT_ONCE + 1, say);
    try {
        const tell = async (when: string): Promise<Held> => {
            const held = await holding(shift);
            const { heap, timers, listeners, subscriptions, nodes } = held;
            const counts = `${timers} timers, ${listeners} listeners, ${subscriptions} subscriptions, ${nodes} nodes`;
            say(`${when}: ${(heap / 2 ** 20).toFixed(2)} MB, ${counts}`);
            return held;
        };
        // What the first chat of a window loads stays.
        await work(shift, 1, 1);
        const before = await tell('before the shift');
        const hours: Held[] = [];
        for (let hour = 0; hour < HOURS; hour += 1) {
            await work(shift, hour * CHATS_AN_HOUR + 2, CHATS_AN_HOUR);
            hours.push(await tell(`hour ${hour + 1}`));
        }
        const [first, last] = [hours[0], hours.at(-1)];
        if (!first || !last) {
            throw new Error('No hour was worked.');
        }
        return [
            figure('soak-heap', `of the heap after hour 1, after hour ${HOURS}`, [last.heap / first.heap], MOST_GROWTH),
            figure('soak-timers', 'timers left after the last chat', [last.timers], before.timers),
            figure('soak-listeners', 'listeners left after the last chat', [last.listeners], before.listeners),
            figure(
                'soak-subscriptions',
                'subscriptions left after the last chat',
                [last.subscriptions],
                before.subscriptions
            )
        ];
    } finally {
        await shift.stop();
    }
}
