import type { Ended } from '../command/childProcess.ts';

/**
 * Returns how many milliseconds a program took.
 *
 * @throws Error with all that it wrote, where it fails
 */
export async function timed(what: string, work: () => Promise<Ended>): Promise<number> {
    const start = performance.now();
    const { code, stdout, stderr } = await work();
    if (code !== 0) {
        throw new Error(`${what} ended with ${code}: ${stdout}${stderr}`);
    }
    return performance.now() - start;
}
