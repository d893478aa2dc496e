import path from 'node:path';
import type { Random } from '../bench/random.ts';
import { openHttpServer } from '../console/server/httpServer.ts';
import { createLocalConsole, type LocalConsole } from '../console/server/localConsole.ts';
import { machineTime } from '../console/server/realTime.ts';
import { buildConsole } from '../console/vendor/buildConsole.ts';
import { createVirtualClock, type VirtualClock } from '../console/world/clock/virtualClock.ts';
import { openLocalOrg, type LocalOrg } from '../local-org/localOrg.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PACKAGES = ['main', 'live-chat', 'routing', 'change-events'].map((name) => path.join(ROOT, 'force-app', name));
const START = Date.UTC(2026, 0, 5, 9);
/**
 * How each action may be done; most go out by themselves, so that all that falls due is done. Words of silence never
 * wait in the input: whether a person sends them too late is not the product's doing.
 */
const MODES = {
    Nudge_Mode__c: ['send', 'send', 'remind'],
    End_Mode__c: ['send', 'send', 'remind'],
    Ticket_Answer_Mode__c: ['send', 'send', 'insert', 'remind'],
    Ticket_Duration_Mode__c: ['insert', 'insert', 'send', 'remind']
};

function modesFrom(random: Random): Record<string, string> {
    return Object.fromEntries(Object.entries(MODES).map(([field, modes]) => [field, random.pick(modes)]));
}

/** A local console whose time stands still, and whose pages things go wrong in. */
export interface ChaosConsole {
    url: string;
    local: LocalConsole;
    org: LocalOrg;
    clock: VirtualClock;
    stop(): Promise<void>;
}

/** Builds and opens the console, with the policy's modes by chance; `failed` hears of what nobody asked for. */
export async function openChaosConsole(
    capacity: number,
    random: Random,
    say: (text: string) => void,
    failed: (error: unknown) => void
): Promise<ChaosConsole> {
    const built = await buildConsole({
        mode: 'production',
        outDir: path.join(ROOT, '.local', 'chaos'),
        entries: { console: path.join(import.meta.dirname, 'page', 'chaosPage.ts') },
        onProgress: ({ step, took }) => took === undefined && say(`Building: ${step}`)
    });
    const server = await openHttpServer(0, failed);
    const url = `http://127.0.0.1:${server.port}`;
    const clock = createVirtualClock(START, machineTime.now);
    clock.setPaused(true);
    const org = await openLocalOrg({ file: ':memory:', source: PACKAGES, now: clock.now });
    org.asSystem().create('Etiquette_Policy__c', { Name: 'Chaos', Default__c: true, ...modesFrom(random) });
    const settings = { capacity };
    const local = await createLocalConsole({ org, clock, real: machineTime, settings, failed, address: () => url });
    server.serve({ console: local, org, built });
    return {
        url,
        local,
        org,
        clock,
        async stop() {
            // Who only vanished would be logged out later, when there is nowhere to note that.
            for (const agent of local.world.roster.agents()) {
                await local.take(() => local.world.agent.logout(agent));
            }
            local.stop();
            await server.stop();
            org.close();
        }
    };
}
