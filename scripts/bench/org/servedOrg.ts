import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { startScript } from '../../command/childProcess.ts';

const SERVER = 'scripts/bench/org/serveOrg.ts';

/** A local org in a process of its own, so that it does not share the measured one's time. */
export interface ServedOrg {
    url: string;
    token: string;
    stop(): Promise<void>;
}

/**
 * Serves a fresh local org.
 *
 * @param content `empty`, or `product`: the product deployed and the administrator allowed to use it
 * @param record where the requests are written, one a line
 */
export async function serveFreshOrg(content: 'empty' | 'product', record?: string): Promise<ServedOrg> {
    const child = startScript(SERVER, [content, ...(record ? [record] : [])], ['ignore', 'pipe', 'inherit']);
    const [line] = (await once(createInterface({ input: child.stdout as Readable }), 'line')) as [string];
    const stop = async (): Promise<void> => {
        child.kill();
        await once(child, 'exit');
    };
    return { ...(JSON.parse(line) as { url: string; token: string }), stop };
}
