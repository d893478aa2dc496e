import { SingleBar } from 'cli-progress';
import { atEnd } from './atEnd.ts';

/** A bar on a terminal that shows how far a command is. */
export interface TerminalBar {
    update(done: number, total: number, payload: Record<string, string>): void;
    /** Takes the bar away, before other words come. */
    stop(): void;
}

/**
 * Draws a bar. Whatever ends the process, the terminal gets its cursor and its line ends back.
 *
 * @param format what stands in the line, with the names of the payload in braces
 * @param stream a terminal
 */
export function terminalBar(format: string, stream: NodeJS.WriteStream): TerminalBar {
    let drawn: SingleBar | undefined;
    let leave = (): void => undefined;
    const stop = (): void => {
        drawn?.stop();
        drawn = undefined;
        leave();
    };
    return {
        update(done, total, payload) {
            if (!drawn) {
                drawn = new SingleBar({ format, stream, clearOnComplete: true, hideCursor: true });
                leave = atEnd(stop);
                drawn.start(total, done, payload);
            }
            drawn.setTotal(total);
            drawn.update(done, payload);
        },
        stop
    };
}
