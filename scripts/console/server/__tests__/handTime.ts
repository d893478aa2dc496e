import type { RealTime } from '../realTime.ts';

/** Real time that a test moves on by hand. */
export function handTime(): RealTime & { pass(milliseconds: number): void } {
    let now = 0;
    let timers: { at: number; callback: () => void }[] = [];
    return {
        now: () => now,
        later(milliseconds, callback) {
            const timer = { at: now + milliseconds, callback };
            timers.push(timer);
            return () => void (timers = timers.filter((one) => one !== timer));
        },
        pass(milliseconds) {
            const end = now + milliseconds;
            for (;;) {
                const [next] = timers.filter(({ at }) => at <= end).sort((left, right) => left.at - right.at);
                if (!next) {
                    break;
                }
                timers = timers.filter((one) => one !== next);
                now = next.at;
                next.callback();
            }
            now = end;
        }
    };
}
