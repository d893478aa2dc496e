import { UsageError } from '../../command/commandError.ts';
import { fromCaller, readCommandLine } from '../../command/readCommandLine.ts';
import { FEATURE_NAMES, type Feature } from '../../local-org/features.ts';
import { readProfile } from '../platform/profile.ts';
import type { PlatformProfile } from '../platform/traits.ts';
import { RefusalError } from '../world/refusal.ts';
import { SPEEDS } from '../world/clock/virtualClock.ts';
import { readScene } from '../world/simulated/scene.ts';

/** What the command line asks for. */
export interface StartOptions {
    /** 0 is any free one. */
    port: number;
    fresh: boolean;
    speed: number;
    scene: string | undefined;
    /** `undefined` opens the browser where a person sits at a terminal. */
    open: boolean | undefined;
    /** Whether the product is deployed at the start; without it the org has what clients deployed. */
    deploy: boolean;
    /** Chats that an agent can take at once; `undefined` is what the org's presence configuration says. */
    capacity: number | undefined;
    /** What the local org lacks of what most orgs have. */
    without: readonly Feature[];
    /** How the platform behaves that the console plays, and with it whether the pages run under Lightning Web Security. */
    platform: PlatformProfile;
    /** `undefined` is the project's own; `:memory:` keeps nothing. */
    database: string | undefined;
}

const DEFAULT_PORT = 3000;
const LAST_PORT = 65_535;
const MOST_CHATS = 100;

export const USAGE = `Starts the local console on this machine, for its own user only.

  npm start -- [options]

  --port N         the port; ${DEFAULT_PORT} by default, 0 for any free one
  --fresh          begin with a new database
  --scene NAME     let simulated clients play a scene, from now on
  --speed N        let time go N times as fast, from ${SPEEDS.least} to ${SPEEDS.most}
  --capacity N     let each agent take N chats at once, up to ${MOST_CHATS}; by default what the org's set-up says
  --open           open the browser; it is opened at a terminal anyway
  --no-open        do not open the browser
  --no-deploy      leave it to sf or npm run deploy to put the product into the local org
  --without LIST   give the org no ${FEATURE_NAMES.join(', ')}; with commas between them
  --platform NAME  how the platform behaves where that is not certain: documented (the default), hostile (the worse
                   reading of everything), or a JSON file with readings of your own
  --no-lws         do not run the product under Lightning Web Security
  --database FILE  keep records in this file; :memory: keeps nothing
  --help           this text
`;

function numberOf(
    name: string,
    text: string | undefined,
    otherwise: number,
    isAllowed: (n: number) => boolean,
    allowed: string
) {
    if (text === undefined) {
        return otherwise;
    }
    const value = Number(text);
    if (text.trim() !== '' && isAllowed(value)) {
        return value;
    }
    throw new UsageError(`--${name} is "${text}"; ${allowed} is needed.`);
}

function capacityOf(text: string | undefined): number | undefined {
    const isCapacity = (n: number) => Number.isInteger(n) && n >= 1 && n <= MOST_CHATS;
    return text === undefined
        ? undefined
        : numberOf('capacity', text, 1, isCapacity, `a whole number from 1 to ${MOST_CHATS}`);
}

function platformOf(nameOrFile: string, lws: boolean | undefined): PlatformProfile {
    try {
        const profile = readProfile(
            ['documented', 'hostile'].includes(nameOrFile) ? nameOrFile : fromCaller(nameOrFile)
        );
        return lws === undefined ? profile : { ...profile, storageEvents: lws ? 'throw' : 'heard' };
    } catch (error) {
        throw new UsageError(`--platform: ${(error as Error).message}`, { cause: error });
    }
}

function featuresIn(text: string | undefined): Feature[] {
    const names = (text ?? '').split(',').map((name) => name.trim());
    return names
        .filter((name) => name !== '')
        .map((name) => {
            const feature = FEATURE_NAMES.find((each) => each === name);
            if (feature === undefined) {
                throw new UsageError(`--without ${name}: there are ${FEATURE_NAMES.join(', ')}.`);
            }
            return feature;
        });
}

/** Translation Workbench is a matter of both: what the org takes, and what its pages show. */
function platformAndOrg(values: { platform: string; lws?: boolean; without?: string }) {
    const [platform, lacking] = [platformOf(values.platform, values.lws), featuresIn(values.without)];
    const without = lacking.includes('translations') || platform.translations === 'refused';
    return {
        platform: without ? { ...platform, translations: 'refused' as const } : platform,
        without: without ? [...new Set([...lacking, 'translations' as const])] : lacking
    };
}

function checkScene(name: string | undefined) {
    try {
        if (name !== undefined) {
            readScene(name);
        }
    } catch (error) {
        if (error instanceof RefusalError) {
            throw new UsageError(`--scene: ${error.message}`, { cause: error });
        }
        throw error;
    }
}

function databaseOf(path: string | undefined): string | undefined {
    if (path === undefined || path === ':memory:') {
        return path;
    }
    return fromCaller(path);
}

/**
 * Reads the command line; `undefined` where it asks for help.
 *
 * @throws UsageError naming what is wrong with it
 */
export function readStartOptions(args: string[]): StartOptions | undefined {
    const { values } = readCommandLine({
        args,
        allowNegative: true,
        options: {
            port: { type: 'string' },
            fresh: { type: 'boolean', default: false },
            speed: { type: 'string' },
            scene: { type: 'string' },
            capacity: { type: 'string' },
            open: { type: 'boolean' },
            deploy: { type: 'boolean', default: true },
            without: { type: 'string' },
            platform: { type: 'string', default: 'documented' },
            lws: { type: 'boolean' },
            database: { type: 'string' },
            help: { type: 'boolean', default: false }
        }
    });
    const { help, port, speed, scene, fresh = false, open, deploy = true, database } = values;
    if (help) {
        return undefined;
    }
    checkScene(scene);
    const isPort = (n: number) => Number.isInteger(n) && n >= 0 && n <= LAST_PORT;
    const isSpeed = (n: number) => n >= SPEEDS.least && n <= SPEEDS.most;
    return {
        port: numberOf('port', port, DEFAULT_PORT, isPort, `a whole number from 0 to ${LAST_PORT}`),
        speed: numberOf('speed', speed, 1, isSpeed, `a number from ${SPEEDS.least} to ${SPEEDS.most}`),
        fresh,
        scene,
        capacity: capacityOf(values.capacity),
        open,
        deploy,
        ...platformAndOrg(values),
        database: databaseOf(database)
    };
}
