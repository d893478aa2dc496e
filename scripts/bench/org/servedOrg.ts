import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const REGISTER = fileURLToPath(new URL('../../node/register.ts', import.meta.url));
const SERVER = fileURLToPath(new URL('serveOrg.ts', import.meta.url));

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
    const child = spawn(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', '--import', REGISTER, SERVER, content, ...(record ? [record] : [])],
        { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] }
    );
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const stop = async (): Promise<void> => {
        child.kill();
        await once(child, 'exit');
    };
    return { ...(JSON.parse(line) as { url: string; token: string }), stop };
}
