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
    let read: ReturnType<typeof parseArgs<Config>>;
    try {
        read = parseArgs(config);
    } catch (error) {
        throw new UsageError(inOneLine((error as Error).message), { cause: error });
    }
    checkNotEmpty(read);
    return read;
}

/** A variable of the shell that is not set leaves nothing behind: not what is meant, as the folder one stands in. */
function checkNotEmpty({ values, positionals }: { values: object; positionals: readonly string[] }): void {
    const [option] = Object.entries(values).find(([, value]) => [value].flat().includes('')) ?? [];
    if (option !== undefined) {
        throw new UsageError(`--${option} needs a value; it is empty`);
    }
    if (positionals.includes('')) {
        throw new UsageError('one of the arguments is empty');
    }
}

/** Node explains at length what it takes an argument with a dash for. */
function inOneLine(message: string): string {
    const [, missing] = /^Option '(?:-\w, )?(--[\w-]+) <value>' argument missing/.exec(message) ?? [];
    if (missing !== undefined) {
        return `${missing} needs a value`;
    }
    const [, option] = /^Option '(.*)' argument is ambiguous/.exec(message) ?? [];
    return option === undefined
        ? message.replace(/\. To specify a positional argument .*/s, '')
        : `${option} needs a value; one that begins with a dash is written as ${option}=-1`;
}

/** Returns the absolute path of what a person typed, as seen from the folder where npm was called. */
export function fromCaller(path: string): string {
    return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}
