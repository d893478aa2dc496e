import { readFileSync } from 'node:fs';
import { startScript } from '../command/childProcess.ts';

const LOOK_EVERY = 20;

/** What a process of its own took: wall time, and the most memory it held at a look every 20 ms. */
export interface Taken {
    milliseconds: number;
    peakBytes: number;
}

/** The most memory a process has held so far; 0 where the system does not tell. */
function peakOf(pid: number | undefined): number {
    try {
        const [, kilobytes = '0'] = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
        return Number(kilobytes) * 1024;
    } catch {
        // Gone between two looks, or no Linux.
        return 0;
    }
}

/**
 * Runs a script of the project in a process of its own, its output thrown away.
 *
 * @param script the path from the project's folder
 * @throws Error where it fails
 */
export function runAlone(script: string, args: readonly string[]): Promise<Taken> {
    return new Promise((resolve, reject) => {
        const start = performance.now();
        const child = startScript(script, args, ['ignore', 'ignore', 'inherit']);
        let peakBytes = 0;
        const looks = setInterval(() => {
            peakBytes = Math.max(peakBytes, peakOf(child.pid));
        }, LOOK_EVERY);
        child.once('error', reject);
        child.once('exit', (code) => {
            clearInterval(looks);
            if (code === 0) {
                resolve({ milliseconds: performance.now() - start, peakBytes });
            } else {
                reject(new Error(`${script} ended with ${code}`));
            }
        });
    });
}
