import type { Input } from '../reading/inputs.ts';
import { wholeNumber } from '../report/figures.ts';

const MEGABYTE = 1 << 20;
const SECOND = 1000;
const REDRAWN_EVERY = 200;

/** How far the reading is. */
export interface InputProgress {
    show(input: number, taken: number, lines: number): void;
    /** Takes the bar away, before other words come. */
    stop(): void;
}

/** A bar with the rate and the time left on a terminal; nothing anywhere else, where what draws it is not even loaded. */
export async function inputProgress(inputs: readonly Input[]): Promise<InputProgress> {
    const stream = process.stderr;
    const sizes = inputs.map(({ size }) => size);
    if (!stream.isTTY || sizes.includes(undefined)) {
        return { show: () => undefined, stop: () => undefined };
    }
    const { terminalBar } = await import('../../command/terminalBar.ts');
    const bar = terminalBar('Reading [{bar}] {percentage} %  {megabytes} MB  {rate} events/s  {left}', stream);
    const total = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
    const start = performance.now();
    let drawn = -Infinity;
    return {
        show(input, taken, lines) {
            const now = performance.now();
            if (now - drawn < REDRAWN_EVERY) {
                return;
            }
            drawn = now;
            const done = sizes.slice(0, input).reduce<number>((sum, size) => sum + (size ?? 0), 0) + taken;
            const seconds = (now - start) / SECOND;
            const left = Math.ceil((seconds / done) * (total - done));
            bar.update(done, total, {
                megabytes: (done / MEGABYTE).toFixed(0),
                rate: wholeNumber(Math.round(lines / seconds)),
                left: `${left} s left`
            });
        },
        stop: bar.stop
    };
}
