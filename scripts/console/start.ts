import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError, UsageError } from '../command/commandError.ts';
import { errorMessage, isExpected } from '../command/errorMessage.ts';
import { endWithReader, FAILED, failureText } from '../command/runCommand.ts';
import { openLocalOrg, type Feature } from '../local-org/localOrg.ts';
import { ADMIN_USERNAME } from '../local-org/newOrg.ts';
import { checkPackage } from '../metadata/checkPackage.ts';
import { featuresNeededBy } from '../metadata/project/packageFeatures.ts';
import { DEFAULT_AGENT } from './protocol.ts';
import type { PlatformProfile } from './platform/traits.ts';
import { openBrowser } from './server/browser.ts';
import { openDatabaseFile } from './server/databaseFile.ts';
import { createEnding } from './server/ending.ts';
import { openHttpServer, type HttpServer } from './server/httpServer.ts';
import { createLocalConsole } from './server/localConsole.ts';
import { readStartOptions, USAGE, type StartOptions } from './server/options.ts';
import { machineTime } from './server/realTime.ts';
import { keepTime } from './server/timeKeeper.ts';
import { buildConsole } from './vendor/buildConsole.ts';
import { createVirtualClock } from './world/clock/virtualClock.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const DATA = join(ROOT, '.local', 'console');

/** An org in which agents see their own work and presence only. */
const OWN_ROWS = { AgentWork: 'ownRows', UserServicePresence: 'ownRows' } as const;

function failed(error: unknown) {
    return console.error(error);
}

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

async function takePort(port: number): Promise<HttpServer> {
    try {
        return await openHttpServer(port, failed);
    } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        const because: Partial<Record<string, string>> = {
            EADDRINUSE: `Port ${port} is in use. Choose another one with --port N, or any free one with --port 0.`,
            EACCES: `Port ${port} is not allowed for this user. Choose one from 1024 on with --port N.`
        };
        throw new CommandError(because[code ?? ''] ?? errorMessage(error), { cause: error });
    }
}

function build({ storageEvents }: PlatformProfile) {
    return buildConsole({
        sandbox: storageEvents === 'throw' ? 'lws' : 'none',
        onProgress: ({ step, took }) =>
            console.log(took === undefined ? `Building: ${step} …` : `Built: ${step} (${(took / 1000).toFixed(1)} s)`)
    });
}

const ending = createEnding(failed);
endWithReader((status) => void ending.end(status));

async function run({
    port,
    database,
    fresh,
    speed,
    scene,
    open,
    deploy,
    platform,
    capacity,
    without
}: StartOptions): Promise<void> {
    const server = await takePort(port);
    ending.add(server.stop);
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

try {
    const options = readStartOptions(process.argv.slice(2));
    if (options === undefined) {
        console.log(USAGE);
    } else {
        await run(options);
    }
} catch (error) {
    console.error(isExpected(error) ? failureText(error, 'npm start') : error);
    // Nothing that this start has taken stays taken, such as the lock of a file that is no database.
    await ending.end(error instanceof UsageError ? FAILED : 1);
}
