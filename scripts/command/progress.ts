import { terminalBar } from './terminalBar.ts';

/** Shows how far a command is. */
export interface Progress {
    /** `done` of `total`, and what goes on. */
    show(done: number, total: number, what: string): void;
    /** Takes the bar away, before other words come. */
    stop(): void;
}

/** The shares at which a line is written where nothing can be drawn over. */
const STEPS = 4;

/** A bar on a terminal, a line now and then anywhere else; always on standard error, so that output stays clean. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
    return stream.isTTY ? bar(stream) : lines(stream);
}

function bar(stream: NodeJS.WriteStream): Progress {
    const counted = terminalBar('{what} [{bar}] {value}/{total}', stream);
    // Of what has no number yet, a bar would be full.
    const uncounted = terminalBar('{what}', stream);
    return {
        show(done, total, what) {
            const [shown, other] = total === 0 ? [uncounted, counted] : [counted, uncounted];
            other.stop();
            shown.update(done, total, { what });
        },
        stop() {
            counted.stop();
            uncounted.stop();
        }
    };
}

function lines(stream: NodeJS.WritableStream): Progress {
    let written = '';
    return {
        show(done, total, what) {
            const step = total === 0 ? 0 : Math.floor((done / total) * STEPS);
            const key = `${what} ${step}`;
            if (key === written) {
                return;
            }
            written = key;
            stream.write(`${what}${total === 0 ? '' : ` ${done}/${total}`}\n`);
        },
        stop: () => undefined
    };
}
