import { resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './commandError.ts';

/**
 * Reads a command line by Node's own rules.
 *
 * @throws UsageError naming what is wrong with it
 */
export function readCommandLine<const Config extends ParseArgsConfig>(
    config: Config
): ReturnType<typeof parseArgs<Config>> {
    try {
        return parseArgs(config);
    } catch (error) {
        throw new UsageError((error as Error).message, { cause: error });
    }
}

/** Returns the absolute path of what a person typed, as seen from the folder where npm was called. */
export function fromCaller(path: string): string {
    return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}
