import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { openHttpServer } from '../console/server/httpServer.ts';
import { createLocalConsole, type LocalConsole } from '../console/server/localConsole.ts';
import { machineTime, type RealTime } from '../console/server/realTime.ts';
import type { BuiltConsole } from '../console/vendor/buildConsole.ts';
import { createVirtualClock } from '../console/world/clock/virtualClock.ts';
import type { WorldApi } from '../console/protocol.ts';
import { openLocalOrg, type LocalOrg } from '../local-org/localOrg.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PACKAGES = ['main', 'live-chat', 'routing'].map((name) => path.join(ROOT, 'force-app', name));
const START = Date.UTC(2026, 0, 5, 9);

/** A local console of the benchmark's own. */
export interface BenchConsole {
    url: string;
    org: LocalOrg;
    local: LocalConsole;
    /** Hears of every request to the org, on the server. */
    onRequest?: (request: IncomingMessage) => void;
    ask<Path extends keyof WorldApi>(route: Path, body: WorldApi[Path]['request']): Promise<WorldApi[Path]['answer']>;
    stop(): Promise<void>;
}

/** Timers that nobody waits for once the benchmark is over. */
const real: RealTime = {
    now: machineTime.now,
    later(milliseconds, callback) {
        const timer = setTimeout(callback, milliseconds).unref();
        return () => clearTimeout(timer);
    }
};

function failed(error: unknown): void {
    throw error;
}

/** Opens a console over these pages, its clock standing still, in which an agent can have so many chats. */
export async function openBenchConsole(built: BuiltConsole, capacity: number): Promise<BenchConsole> {
    const server = await openHttpServer(0, failed);
    const url = `http://127.0.0.1:${server.port}`;
    const clock = createVirtualClock(START, real.now);
    clock.setPaused(true);
    const org = await openLocalOrg({ file: ':memory:', source: PACKAGES, now: clock.now });
    const local = await createLocalConsole({
        org,
        clock,
        real,
        settings: { capacity },
        failed,
        address: () => url
    });
    const heard: LocalOrg = {
        ...org,
        handle(request, response) {
            bench.onRequest?.(request);
            return org.handle(request, response);
        }
    };
    server.serve({ console: local, org: heard, built });
    const bench: BenchConsole = {
        url,
        org,
        local,
        async ask(route, body) {
            const answer = await fetch(url + route, {
                method: 'POST',
                headers: { 'content-type': 'application/json' },
                body: JSON.stringify(body)
            });
            if (!answer.ok) {
                throw new Error(`${route}: ${await answer.text()}`);
            }
            return (await answer.json()) as WorldApi[typeof route]['answer'];
        },
        async stop() {
            local.stop();
            await server.stop();
            org.close();
        }
    };
    return bench;
}
