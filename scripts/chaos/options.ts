import { UsageError } from '../command/commandError.ts';
import { readCommandLine } from '../command/readCommandLine.ts';

/** What the command line asks for. */
export interface ChaosOptions {
    seed: number;
    /** Of virtual time. */
    minutes: number;
    chats: number;
    json: boolean;
}

const DEFAULTS = { seed: 1, minutes: 60, chats: 200 };
const LIMITS = { seed: 4_294_967_295, minutes: 600, chats: 2_000 };

export const USAGE = `Lets agents and clients work while everything goes wrong, and counts the promises that are broken.

  npm run --silent chaos -- [options]

  --seed N      what happens is drawn from this number; ${DEFAULTS.seed} by default. The browser's own timing is not
  --minutes N   of virtual time, for which chats come in and faults happen; ${DEFAULTS.minutes} by default
  --chats N     how many chats come in over that time; ${DEFAULTS.chats} by default
  --json        one JSON object: chats, actions, faults by kind, violations, details
  --help        this text

Exit status: 0 no promise was broken, 1 one was, 2 it could not be run.
`;

function numberOf(name: keyof typeof LIMITS, text: string | undefined): number {
    if (text === undefined) {
        return DEFAULTS[name];
    }
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= 1 && value <= LIMITS[name]) {
        return value;
    }
    throw new UsageError(`--${name} is "${text}"; a whole number from 1 to ${LIMITS[name]} is needed.`);
}

/**
 * Reads the command line; `undefined` where it asks for help.
 *
 * @throws UsageError naming what is wrong with it
 */
export function readOptions(args: string[]): ChaosOptions | undefined {
    const { seed, minutes, chats, json, help } = readCommandLine({
        args,
        options: {
            seed: { type: 'string' },
            minutes: { type: 'string' },
            chats: { type: 'string' },
            json: { type: 'boolean', default: false },
            help: { type: 'boolean', default: false }
        }
    }).values;
    if (help) {
        return undefined;
    }
    return {
        seed: numberOf('seed', seed),
        minutes: numberOf('minutes', minutes),
        chats: numberOf('chats', chats),
        json
    };
}
