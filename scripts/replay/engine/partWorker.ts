import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { fromCaller } from '../../command/readCommandLine.ts';

/** Inputs of fewer bytes are read sooner by one thread alone. */
export const WORTH_A_THREAD = 16 << 20;
const YOUNG_MEGABYTES = 64;

let ahead: Worker | undefined;

function startWorker(): Worker {
    return new Worker(new URL('./partThread.mjs', import.meta.url), {
        execArgv: ['--disable-warning=ExperimentalWarning'],
        // Most objects live as long as one chat: with room for many chats few are copied.
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES }
    });
}

function isLargeFile(argument: string): boolean {
    try {
        return statSync(fromCaller(argument)).size >= WORTH_A_THREAD;
    } catch {
        // An option, or something that whoever reads it will complain about.
        return false;
    }
}

/**
 * Starts a thread before anything else of the program is loaded, which takes as long: where a large file is on the command
 * line. Nobody waits for it where it is not needed after all.
 */
export function startAhead(args: readonly string[]): void {
    const isOneEnough = availableParallelism() === 1 || /--workers[ =]1\b/.test(args.join(' '));
    if (!isOneEnough && args.some(isLargeFile)) {
        ahead = startWorker();
        ahead.unref();
    }
}

/** Returns a thread: the one that was started ahead, or a new one. */
export function takeWorker(): Worker {
    const worker = ahead ?? startWorker();
    ahead = undefined;
    worker.ref();
    return worker;
}
