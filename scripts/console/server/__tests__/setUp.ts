import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { WebSocket } from 'ws';
import { openLocalOrg } from '../../../local-org/localOrg.ts';
import type { AgentPush, VisitorPush, WorldApi } from '../../protocol.ts';
import { createVirtualClock } from '../../world/clock/virtualClock.ts';
import { openHttpServer } from '../httpServer.ts';
import { createLocalConsole } from '../localConsole.ts';
import { handTime } from './handTime.ts';

export const START = Date.parse('2026-01-05T09:00:00Z');
const PROJECT = join(import.meta.dirname, '..', '..', '..', '..');
const SOURCE = ['main', 'messaging', 'live-chat', 'routing'].map((name) => join(PROJECT, 'force-app', name));
export const POLICY = "default-src 'none'";

function buildPages(context: TestContext) {
    const directory = mkdtempSync(join(tmpdir(), 'chat-etiquette-'));
    context.after(() => rmSync(directory, { recursive: true }));
    for (const name of ['console', 'visitor']) {
        writeFileSync(join(directory, `${name}.html`), `<title>${name}</title>`);
    }
    writeFileSync(join(directory, 'own.js'), 'export {};');
    const page = (name: string) => join(directory, `${name}.html`);
    return { directory, consolePage: page('console'), visitorPage: page('visitor'), contentSecurityPolicy: POLICY };
}

type Push = AgentPush | VisitorPush;

/** A page as the server knows it: what it was told, and its answers to a clock that steps. */
async function openPage(context: TestContext, address: string, query: string, headers: Record<string, string> = {}) {
    const socket = new WebSocket(`${address.replace('http', 'ws')}/local/socket?${query}`, { headers });
    context.after(() => socket.terminate());
    const told: Push[] = [];
    const waiting: { is: (push: Push) => boolean; done: (push: Push) => void }[] = [];
    const hear = (push: Push) => {
        told.push(push);
        if (push.type === 'clock' && push.stepping) {
            socket.send(JSON.stringify({ type: 'ticked', now: push.clock.now }));
        }
        for (const one of waiting.filter(({ is }) => is(push))) {
            one.done(push);
        }
    };
    socket.on('message', (data: Buffer) => hear(JSON.parse(data.toString('utf8')) as Push));
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
    return {
        told,
        closed,
        close: () => socket.close(),
        say: (text: string) => socket.send(text),
        /** The first push of this type, from now on or already there. */
        hears: <Type extends Push['type']>(type: Type): Promise<Extract<Push, { type: Type }>> => {
            const is = (push: Push) => push.type === type;
            const present = told.find(is);
            const push = present ? Promise.resolve(present) : new Promise<Push>((done) => waiting.push({ is, done }));
            return push as Promise<Extract<Push, { type: Type }>>;
        }
    };
}

/** The whole server on a free port, with a real org in memory and a clock that only advances by hand. */
export async function setUp(context: TestContext) {
    const real = handTime();
    const clock = createVirtualClock(START, real.now);
    const failures: unknown[] = [];
    const failed = (error: unknown) => void failures.push(error);
    const org = await openLocalOrg({ file: ':memory:', source: SOURCE, now: clock.now });
    const server = await openHttpServer(0, failed);
    const address = `http://127.0.0.1:${server.port}`;
    const local = await createLocalConsole({ org, clock, real, failed, address: () => address });
    server.serve({ console: local, org, built: buildPages(context) });
    context.after(async () => {
        local.stop();
        await server.stop();
        org.close();
        if (failures.length > 0) {
            throw failures[0];
        }
    });

    const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
        fetch(address + path, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', ...headers },
            body: typeof body === 'string' ? body : JSON.stringify(body)
        });
    return {
        address,
        port: server.port,
        org,
        real,
        local,
        failures,
        post,
        /** Asks as a page does; fails where it is refused. */
        ask: async <Path extends keyof WorldApi>(
            path: Path,
            body: WorldApi[Path]['request']
        ): Promise<WorldApi[Path]['answer']> => {
            const response = await post(path, body);
            const answer: unknown = await response.json();
            if (!response.ok) {
                throw new Error(JSON.stringify(answer));
            }
            return answer as WorldApi[Path]['answer'];
        },
        page: (query: string, headers?: Record<string, string>) => openPage(context, address, query, headers),
        /** The records that a query finds, without what the API adds. */
        query: (soql: string) =>
            org
                .asSystem()
                .query(soql)
                .map(({ attributes: _, ...fields }) => fields as Record<string, unknown>)
    };
}

export const ADA = { firstName: 'Ada', lastName: 'Brandt', email: 'ada.brandt@example.com' };
