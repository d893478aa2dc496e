import { UsageError } from '../command/commandError.ts';
import { readCommandLine } from '../command/readCommandLine.ts';

/** What the command line asks for. */
export interface ChaosOptions {
    seeds: readonly number[];
    /** Of virtual time. */
    minutes: number;
    chats: number;
    /** So many seeds run side by side. */
    atOnce: number;
    json: boolean;
}

const DEFAULTS = { seed: 1, minutes: 60, chats: 200, 'at-once': 1 };
const LIMITS = { seed: 4_294_967_295, minutes: 600, chats: 2_000, 'at-once': 16 };
const MOST_SEEDS = 1_000;

export const USAGE = `Lets agents and clients work while everything goes wrong, and counts the promises that are broken.

  npm run --silent chaos -- [options]

  --seed N      what happens is drawn from this number; ${DEFAULTS.seed} by default. The browser's own timing is not
  --seeds A..B  runs every seed from A to B, and sums up
  --at-once N   runs so many seeds side by side; ${DEFAULTS['at-once']} by default. Each takes a core and a half
  --minutes N   of virtual time, for which chats come in and faults happen; ${DEFAULTS.minutes} by default
  --chats N     how many chats come in over that time; ${DEFAULTS.chats} by default
  --json        one JSON object: chats, actions, faults by kind, violations, seconds, and the same of each run with
                its seed and details, with the history of the chat of each violation
  --help        this text

Exit status: 0 no promise was broken, 1 one was, 2 it could not be run.
`;

function numberOf(name: keyof typeof LIMITS, text: string | undefined, option: string = name): number {
    if (text === undefined) {
        return DEFAULTS[name];
    }
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= 1 && value <= LIMITS[name]) {
        return value;
    }
    throw new UsageError(`--${option} is "${text}"; a whole number from 1 to ${LIMITS[name]} is needed.`);
}

function seedsOf(seed: string | undefined, range: string | undefined): number[] {
    if (range === undefined) {
        return [numberOf('seed', seed)];
    }
    if (seed !== undefined) {
        throw new UsageError('--seed and --seeds are both given; one of them is needed.');
    }
    const [first, last, ...more] = range.split('..');
    if (last === undefined || more.length > 0) {
        throw new UsageError(`--seeds is "${range}"; a first and a last seed such as 1..20 are needed.`);
    }
    const [from, to] = [numberOf('seed', first, 'seeds'), numberOf('seed', last, 'seeds')];
    if (to < from || to - from >= MOST_SEEDS) {
        throw new UsageError(`--seeds is "${range}"; a first seed and a later one, ${MOST_SEEDS} at most, are needed.`);
    }
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/**
 * Reads the command line; `undefined` where it asks for help.
 *
 * @throws UsageError naming what is wrong with it
 */
export function readOptions(args: string[]): ChaosOptions | undefined {
    const {
        seed,
        seeds,
        minutes,
        chats,
        'at-once': atOnce,
        json,
        help
    } = readCommandLine({
        args,
        options: {
            seed: { type: 'string' },
            seeds: { type: 'string' },
            minutes: { type: 'string' },
            chats: { type: 'string' },
            'at-once': { type: 'string' },
            json: { type: 'boolean', default: false },
            help: { type: 'boolean', default: false }
        }
    }).values;
    if (help) {
        return undefined;
    }
    if (atOnce !== undefined && seeds === undefined) {
        throw new UsageError('--at-once goes with --seeds A..B: one seed is one run.');
    }
    return {
        seeds: seedsOf(seed, seeds),
        minutes: numberOf('minutes', minutes),
        chats: numberOf('chats', chats),
        atOnce: numberOf('at-once', atOnce),
        json
    };
}
