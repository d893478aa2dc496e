import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** A local console of its own, started as anyone starts it, with an empty database and its clock standing still. */
export interface LocalConsole {
    /** Its address, without a slash at the end. */
    url: string;
    /** A token of the agent's, for Salesforce's own APIs. */
    token: string;
    /** Lets so many seconds pass at once; resolves when all that falls due in them has happened. */
    pass(seconds: number): Promise<void>;
    /** What the records say: the rows of a SOQL query. */
    query(soql: string): Promise<Record<string, unknown>[]>;
    stop(): Promise<void>;
}

const begun = async (server: ChildProcess): Promise<{ url: string; token: string }> => {
    let output = '';
    for await (const piece of server.stdout ?? []) {
        output += String(piece);
        const [, url] = /Local console: (\S+)\//.exec(output) ?? [];
        const [, token] = /Access token \([^)]*\): (\S+) at/.exec(output) ?? [];
        if (url !== undefined && token !== undefined) {
            return { url, token };
        }
    }
    throw new Error(`The local console did not start:\n${output}`);
};

/** Starts a local console. */
export const startLocalConsole = async (): Promise<LocalConsole> => {
    const args = ['scripts/run.mjs', 'start', '--port', '0', '--no-open', '--database', ':memory:'];
    const server = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
    const { url, token } = await begun(server);
    server.stdout?.resume();
    const clock = async (change: object): Promise<void> => {
        const answer = await fetch(`${url}/local/clock`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(change)
        });
        if (!answer.ok) {
            throw new Error(`The clock refused ${JSON.stringify(change)}: ${await answer.text()}`);
        }
    };
    await clock({ paused: true });
    return {
        url,
        token,
        pass: (seconds) => clock({ advance: seconds }),
        async query(soql) {
            const address = `${url}/services/data/v68.0/query?q=${encodeURIComponent(soql)}`;
            const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
            const body = (await answer.json()) as { records?: Record<string, unknown>[] };
            if (!body.records) {
                throw new Error(`${soql}: ${JSON.stringify(body)}`);
            }
            return body.records;
        },
        async stop() {
            server.kill('SIGINT');
            await once(server, 'exit');
        }
    };
};
