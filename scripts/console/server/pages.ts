import type { WebSocket } from 'ws';
import type { AgentPush, ClockReading, PagePush, VisitorPush } from '../protocol.ts';
import { closeReason } from './closeReason.ts';
import type { RealTime } from './realTime.ts';

/** How long time stands still for a page that does not answer, in real milliseconds. */
const PATIENCE = 5_000;

/** Who a page belongs to. */
export type PageOf = { agent: string; window?: string } | { visitor: string };

/** The pages that are connected. */
export interface Pages {
    /** Answers with what tells this page alone. */
    add(socket: WebSocket, of: PageOf): (push: AgentPush | VisitorPush) => void;
    toAgent(agent: string, push: AgentPush): void;
    toAllAgents(push: AgentPush): void;
    toVisitor(visitor: string, push: VisitorPush): void;
    /** Tells all of them that the clock has changed. */
    tellClock(clock: ClockReading): void;
    /** Shows all of them the instant and waits until each has done what it had to; says when their first timer fires. */
    settle(clock: ClockReading): Promise<number | undefined>;
    hasAgent(agent: string): boolean;
    hasWindow(window: string): boolean;
    closeAll(): void;
}

interface Page {
    socket: WebSocket;
    of: PageOf;
    /** It let time wait in vain, and is not waited for until it answers again. */
    slow: boolean;
    next?: number;
    awaited?: { now: number; done: () => void };
}

/** A virtual time as a page may say it; time goes on only to one that is. */
function isTime(value: unknown): value is number {
    return typeof value === 'number' && Number.isFinite(value);
}

function readPush(text: string): PagePush {
    const push: unknown = JSON.parse(text);
    const { type, now, next } = (push ?? {}) as Record<string, unknown>;
    if (type === 'ticked' && isTime(now) && (next === undefined || isTime(next))) {
        return { type, now, ...(next === undefined ? {} : { next }) };
    }
    throw new Error('only "ticked" is heard here, with its times in milliseconds');
}

/** Connected pages; `left` hears of one that is gone. */
export function createPages(real: RealTime, left: (of: PageOf) => void): Pages {
    const pages = new Set<Page>();

    const send = (to: (of: PageOf) => boolean, push: AgentPush | VisitorPush) => {
        const receivers = [...pages].filter(({ of }) => to(of));
        if (receivers.length === 0) {
            return;
        }
        const text = JSON.stringify(push);
        for (const { socket } of receivers) {
            socket.send(text);
        }
    };

    const hear = (page: Page, text: string) => {
        const push = readPush(text);
        page.slow = false;
        page.next = push.next;
        if (page.awaited && push.now >= page.awaited.now) {
            page.awaited.done();
        }
    };

    const answerOf = (page: Page, now: number): Promise<void> =>
        new Promise((resolve) => {
            const done = () => {
                cancel();
                page.awaited = undefined;
                resolve();
            };
            const cancel = real.later(PATIENCE, () => {
                page.slow = true;
                page.next = undefined;
                done();
            });
            page.awaited = { now, done };
        });

    const all = () => true;
    return {
        add(socket, of) {
            const page: Page = { socket, of, slow: false };
            if (socket.readyState !== socket.OPEN) {
                // It left while it waited for its turn, and nobody would ever hear of that.
                return () => undefined;
            }
            pages.add(page);
            socket.on('message', (data: Buffer) => {
                try {
                    hear(page, data.toString('utf8'));
                } catch (error) {
                    socket.close(1003, closeReason((error as Error).message));
                }
            });
            socket.on('close', () => {
                pages.delete(page);
                page.awaited?.done();
                left(of);
            });
            // A connection that breaks is closed next, which is heard of above.
            socket.on('error', () => socket.terminate());
            return (push) => socket.send(JSON.stringify(push));
        },
        toAgent: (agent, push) => send((of) => 'agent' in of && of.agent === agent, push),
        toAllAgents: (push) => send((of) => 'agent' in of, push),
        toVisitor: (visitor, push) => send((of) => 'visitor' in of && of.visitor === visitor, push),
        tellClock: (clock) => send(all, { type: 'clock', clock }),
        async settle(clock) {
            const answers = [...pages].filter(({ slow }) => !slow).map((page) => answerOf(page, clock.now));
            send(all, { type: 'clock', clock, stepping: true });
            await Promise.all(answers);
            const timers = [...pages].flatMap(({ next }) => (next === undefined ? [] : [next]));
            return timers.length > 0 ? Math.min(...timers) : undefined;
        },
        hasAgent: (agent) => [...pages].some(({ of }) => 'agent' in of && of.agent === agent),
        hasWindow: (window) => [...pages].some(({ of }) => 'agent' in of && of.window === window),
        closeAll: () => [...pages].forEach(({ socket }) => socket.terminate())
    };
}
