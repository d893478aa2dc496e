/** What one tick took of the page's main thread, in milliseconds. */
export interface TickTime {
    /** The timer's callback with its microtasks. */
    script: number;
    /** All tasks: script, style, layout, paint. */
    tasks: number;
}

interface TraceEvent {
    name: string;
    ph: string;
    pid: number;
    tid: number;
    /** Microseconds. */
    dur?: number;
    args?: { name?: string };
}

/** Chromium's names of its main threads' outermost tasks. */
const TASKS = new Set(['ThreadControllerImpl::RunTask', 'RunTask']);

/** The time that a trace of Chromium shows for each of its ticks. @throws Error where it shows none */
export function mainThreadTime(trace: Buffer, ticks: number): TickTime {
    const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] };
    const timers = traceEvents.filter(({ name, dur }) => name === 'TimerFire' && dur !== undefined);
    const [timer] = timers;
    if (timer === undefined || timers.length < ticks) {
        throw new Error(`the trace shows ${timers.length} timers for ${ticks} ticks`);
    }
    const onMain = traceEvents.filter(({ pid, tid }) => pid === timer.pid && tid === timer.tid);
    const sum = (events: TraceEvent[]): number => events.reduce((total, { dur = 0 }) => total + dur, 0) / 1000;
    return { script: sum(timers) / ticks, tasks: sum(onMain.filter(({ name }) => TASKS.has(name))) / ticks };
}
