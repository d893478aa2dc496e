import { rmSync } from 'node:fs';
import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const unfinished = new Set<string>();

/**
 * Removes a file or folder when this process ends, by Ctrl-C too, with status 130 then. For the main thread only.
 *
 * @returns what to call once the file is finished, or was removed: it stays as it is from then on
 */
export function removeAtEnd(path: string): () => void {
    if (unfinished.size === 0) {
        process.on('exit', removeAll);
        SIGNALS.forEach((signal) => process.on(signal, endBy));
    }
    unfinished.add(path);
    return () => {
        if (unfinished.delete(path) && unfinished.size === 0) {
            process.off('exit', removeAll);
            SIGNALS.forEach((signal) => process.off(signal, endBy));
        }
    };
}

function endBy(signal: (typeof SIGNALS)[number]): void {
    process.exit(128 + constants.signals[signal]);
}

function removeAll(): void {
    unfinished.forEach((path) => rmSync(path, { recursive: true, force: true }));
}
