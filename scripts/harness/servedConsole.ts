import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlatformProfile } from '../console/platform/traits.ts';
import type { WorldApi } from '../console/protocol.ts';
import { openHttpServer } from '../console/server/httpServer.ts';
import { createLocalConsole, type LocalConsole } from '../console/server/localConsole.ts';
import { machineTime, type RealTime } from '../console/server/realTime.ts';
import type { Sandbox } from '../console/vendor/buildMode.ts';
import { type BuiltConsole, buildConsole } from '../console/vendor/buildConsole.ts';
import { createVirtualClock, type VirtualClock } from '../console/world/clock/virtualClock.ts';
import { openLocalOrg, type LocalOrg } from '../local-org/localOrg.ts';
import { root } from '../node/bundles.ts';

const PACKAGES = ['main', 'messaging', 'live-chat', 'routing'];
const START = Date.UTC(2026, 0, 5, 9);

/** A production build in a folder of its own. */
export interface BuiltPages {
    built: BuiltConsole;
    /** Deletes the folder. */
    remove(): Promise<void>;
}

/** How a console is served. */
export interface ServedConsoleOptions {
    built: BuiltConsole;
    /** How many chats an agent can have at once. */
    capacity: number;
    /** How the platform behaves; as documented by default. */
    platform?: PlatformProfile;
    /** Folders of force-app to deploy besides the product itself, legacy Chat and routing. */
    packages?: readonly string[];
    /** Fills the org before the console opens over it. */
    prepare?(org: LocalOrg): void;
    /** Gets errors of the server that no request has; throws them by default. */
    failed?(error: unknown): void;
}

/** A local console that this process serves from memory; its clock starts at 2026-01-05T09:00Z and stands still. */
export interface ServedConsole {
    url: string;
    org: LocalOrg;
    local: LocalConsole;
    clock: VirtualClock;
    /** Gets every request to the org, on the server. */
    onRequest?: (request: IncomingMessage) => void;
    /** Asks the simulated world for something, as a page does; what it refuses is an error. */
    ask<Path extends keyof WorldApi>(route: Path, body: WorldApi[Path]['request']): Promise<WorldApi[Path]['answer']>;
    stop(): Promise<void>;
}

/** Timers that do not keep the process alive. */
const real: RealTime = {
    now: machineTime.now,
    later(milliseconds, callback) {
        const timer = setTimeout(callback, milliseconds).unref();
        return () => clearTimeout(timer);
    }
};

/**
 * Builds pages for production: file name to entry module. `say` gets each step as it begins.
 *
 * @param sandbox `lws` runs the product in them under Lightning Web Security
 */
export async function buildPages(
    entries: Record<string, string>,
    say: (text: string) => void,
    sandbox: Sandbox = 'none'
): Promise<BuiltPages> {
    const outDir = await mkdtemp(join(tmpdir(), 'chat-etiquette-'));
    const built = await buildConsole({
        mode: 'production',
        sandbox,
        outDir,
        entries,
        onProgress: ({ step, took }) => took === undefined && say(step)
    });
    return { built, remove: () => rm(outDir, { recursive: true }) };
}

function throwIt(error: unknown): void {
    throw error;
}

/** Opens a local console with the product deployed. */
export async function openServedConsole(options: ServedConsoleOptions): Promise<ServedConsole> {
    const { built, capacity, platform, packages = [], prepare, failed = throwIt } = options;
    const server = await openHttpServer(0, failed);
    const url = `http://127.0.0.1:${server.port}`;
    const clock = createVirtualClock(START, real.now);
    clock.setPaused(true);
    const source = [...PACKAGES, ...packages].map((name) => join(root, 'force-app', name));
    const org = await openLocalOrg({ file: ':memory:', source, now: clock.now });
    prepare?.(org);
    const parts = { org, clock, real, settings: { capacity }, platform, failed, address: () => url };
    const local = await createLocalConsole(parts);
    const followed: LocalOrg = {
        ...org,
        handle(request, response) {
            served.onRequest?.(request);
            return org.handle(request, response);
        }
    };
    server.serve({ console: local, org: followed, built });
    const served: ServedConsole = {
        url,
        org,
        local,
        clock,
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
            // An agent who only vanished would be logged out later, when there is nowhere to note that.
            for (const agent of local.world.roster.agents()) {
                await local.take(() => local.world.agent.logout(agent));
            }
            local.stop();
            await server.stop();
            org.close();
        }
    };
    return served;
}
