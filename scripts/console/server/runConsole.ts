import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLocalOrg, type Feature } from '../../local-org/localOrg.ts';
import { ADMIN_USERNAME } from '../../local-org/newOrg.ts';
import { checkPackage } from '../../metadata/checkPackage.ts';
import { featuresNeededBy } from '../../metadata/project/packageFeatures.ts';
import { DEFAULT_AGENT } from '../protocol.ts';
import type { PlatformProfile } from '../platform/traits.ts';
import { buildConsole } from '../vendor/buildConsole.ts';
import { createVirtualClock } from '../world/clock/virtualClock.ts';
import { openBrowser } from './browser.ts';
import { openDatabaseFile } from './databaseFile.ts';
import type { Ending } from './ending.ts';
import type { HttpServer } from './httpServer.ts';
import { createLocalConsole } from './localConsole.ts';
import type { StartOptions } from './options.ts';
import { machineTime } from './realTime.ts';
import { keepTime } from './timeKeeper.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const DATA = join(ROOT, '.local', 'console');

/** An org in which agents see their own work and presence only. */
const OWN_ROWS = { AgentWork: 'ownRows', UserServicePresence: 'ownRows' } as const;

/** What is deployed into the local org: all that the project would deploy into an org that lacks these features. */
function packageDirectories(lacking: readonly Feature[]): string[] {
    const project = JSON.parse(readFileSync(join(ROOT, 'sfdx-project.json'), 'utf8')) as {
        packageDirectories: { path: string }[];
    };
    return project.packageDirectories
        .filter(({ path }) => !featuresNeededBy(path).some((feature) => lacking.includes(feature)))
        .map(({ path }) => join(ROOT, path))
        .filter((path) => existsSync(path));
}

function build({ storageEvents }: PlatformProfile) {
    return buildConsole({
        sandbox: storageEvents === 'throw' ? 'lws' : 'none',
        onProgress: ({ step, took }) =>
            console.log(took === undefined ? `Building: ${step} …` : `Built: ${step} (${(took / 1000).toFixed(1)} s)`)
    });
}

/**
 * Opens the local org and the console in it on a port that is taken, and tells where they are. `ending` gives back what it
 * takes; `failed` gets errors that no request has.
 */
export async function runConsole(
    { database, fresh, speed, scene, open, deploy, platform, capacity, without }: StartOptions,
    server: HttpServer,
    ending: Pick<Ending, 'add'>,
    failed: (error: unknown) => void
): Promise<void> {
    const address = `http://127.0.0.1:${server.port}`;

    const file = openDatabaseFile(database, DATA, fresh);
    ending.add(file.release);
    const clock = createVirtualClock(Math.max(Date.now(), file.stoppedAt ?? 0), machineTime.now, speed);
    ending.add(keepTime(clock, machineTime, file.noteTime));
    const lacking: readonly Feature[] = platform.translations === 'refused' ? [...without, 'translations'] : without;
    const org = await openLocalOrg({
        file: file.path,
        source: deploy ? packageDirectories(lacking) : undefined,
        lacking,
        sharing: platform.otherAgentsRows === 'own' ? OWN_ROWS : {},
        now: clock.now,
        check: checkPackage
    });
    ending.add(() => org.close());
    const settings = capacity === undefined ? {} : { capacity };
    const parts = { org, clock, real: machineTime, settings, platform, failed, address: () => address };
    const local = await createLocalConsole(parts);
    ending.add(local.stop);
    if (local.ended > 0) {
        console.log(`Chats of the last run that were ended: ${local.ended}`);
    }

    server.serve({ console: local, org, built: await build(platform) });
    const agent = await local.take(() => local.world.roster.agent(DEFAULT_AGENT));
    if (scene !== undefined) {
        // Nobody would be offered a chat otherwise, and the scene would pass unseen.
        await local.take(() => local.world.agent.setPresence(agent, 'Available'));
        const { title } = await local.playScene(scene);
        console.log(`Scene: ${title}`);
    }
    console.log(`Local console: ${address}/`);
    console.log(`Visitor's page: ${address}/visitor`);
    // A shell reads the "!" of an unquoted token as a command of its history.
    console.log(`Access token (${agent.name}): '${local.session(agent).token}' at ${address}`);
    console.log(`Access token (administrator): '${org.tokenOf(ADMIN_USERNAME)}' at ${address}`);
    const atTerminal = process.stdout.isTTY && !process.env.CI;
    if (open ?? atTerminal) {
        openBrowser(`${address}/`);
    }
}
