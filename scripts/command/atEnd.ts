import { rmSync } from 'node:fs';
import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What tells this process to end. */
export type EndSignal = (typeof SIGNALS)[number];
type Work = (signal: EndSignal | undefined) => void;

const works = new Set<Work>();
let endedBy: EndSignal | undefined;

/**
 * Does something when this process ends, by Ctrl-C too, with status 130 then. For the main thread only.
 *
 * @param work gets the signal that ends the process, if one does
 * @returns what to call once that need not be done any more
 */
export function atEnd(work: Work): () => void {
    if (works.size === 0) {
        process.on('exit', doAll);
        SIGNALS.forEach((signal) => process.on(signal, endBy));
    }
    works.add(work);
    return () => {
        if (works.delete(work) && works.size === 0) {
            process.off('exit', doAll);
            SIGNALS.forEach((signal) => process.off(signal, endBy));
        }
    };
}

/** Removes a file or folder when this process ends; once it is finished, call what is returned, and it stays. */
export function removeAtEnd(path: string): () => void {
    return atEnd(() => rmSync(path, { recursive: true, force: true }));
}

function endBy(signal: EndSignal): void {
    endedBy = signal;
    process.exit(128 + constants.signals[signal]);
}

function doAll(): void {
    works.forEach((work) => work(endedBy));
}
