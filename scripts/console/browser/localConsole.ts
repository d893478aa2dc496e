import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { orgApi, type OrgApi } from './orgApi.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** A local console, started as anyone starts it, with an empty database and its clock standing still. */
export interface LocalConsole {
    /** Its address, without a slash at the end. */
    url: string;
    /** The administrator's access token. */
    adminToken: string;
    /** Salesforce's own APIs, as an agent. */
    org: OrgApi;
    /** The same as the administrator. */
    admin: OrgApi;
    /** Asks the world for something, as a page does; what it refuses is an error. */
    ask<Answer>(route: string, body: object): Promise<Answer>;
    /** Lets so many seconds pass at once; resolves when all that falls due in them has happened. */
    pass(seconds: number): Promise<void>;
    /** Lets time run, or stand still. */
    run(running: boolean): Promise<void>;
    /** Goes on to a whole second, so that every countdown is a round one. Returns that instant, ISO 8601. */
    wholeSecond(): Promise<string>;
    stop(): Promise<void>;
}

/** The servers that this process has started, those that are not ready yet too. */
const servers = new Set<ChildProcess>();

const TOKENS = /Access token \(([^)]*)\): '([^']+)' at/g;

async function begun(server: ChildProcess): Promise<{ url: string; tokens: Map<string, string> }> {
    let output = '';
    for await (const piece of server.stdout ?? []) {
        output += String(piece);
        const [, url] = /Local console: (\S+)\//.exec(output) ?? [];
        const tokens = new Map([...output.matchAll(TOKENS)].map(([, user = '', token = '']) => [user, token]));
        if (url !== undefined && tokens.has('administrator')) {
            return { url, tokens };
        }
    }
    throw new Error(`The local console did not start:\n${output}`);
}

/** Starts a local console; `options` are more words of its command line. */
export async function startLocalConsole(...options: string[]): Promise<LocalConsole> {
    const args = ['scripts/run.mjs', 'start', '--port', '0', '--no-open', '--database', ':memory:', ...options];
    const server = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
    servers.add(server);
    server.once('exit', () => servers.delete(server));
    const { url, tokens } = await begun(server);
    server.stdout?.resume();
    const ask = async <Answer>(route: string, body: object): Promise<Answer> => {
        const answer = await fetch(url + route, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body)
        });
        if (!answer.ok) {
            throw new Error(`${route} refused ${JSON.stringify(body)}: ${await answer.text()}`);
        }
        return (await answer.json()) as Answer;
    };
    const clock = (change: object) => ask<{ now: number; iso: string }>('/local/clock', change);
    await clock({ paused: true });
    return {
        url,
        adminToken: tokens.get('administrator') ?? '',
        org: orgApi(url, tokens.get('alex') ?? ''),
        admin: orgApi(url, tokens.get('administrator') ?? ''),
        ask,
        async pass(seconds) {
            await clock({ advance: seconds });
        },
        async run(running) {
            await clock({ paused: !running });
        },
        async wholeSecond() {
            const { now } = await clock({ paused: true });
            const { iso } = await clock({ advance: (2000 - (now % 1000)) / 1000 });
            return iso;
        },
        async stop() {
            server.kill('SIGINT');
            await once(server, 'exit');
        }
    };
}

/** Tells every local console of this process to end, for a process that is itself told to end. */
export function endLocalConsoles(): void {
    servers.forEach((server) => server.kill('SIGTERM'));
}
