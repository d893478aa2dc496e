import { existsSync, realpathSync } from 'node:fs';
import { UsageError } from '../../command/commandError.ts';
import { checkPlace, checkWritable } from '../../command/finishedFile.ts';
import type { Options } from './options.ts';

function realPath(path: string): string {
    return existsSync(path) ? realpathSync(path) : path;
}

/** What is opened only once everything was read, which may take hours. */
const LATE: ReadonlySet<string> = new Set(['--html', '--partial', '--save']);

/**
 * Looks, before anything is read, whether what is to be written has its place.
 *
 * @throws UsageError where two options write one file, or where one writes over what is read
 * @throws CommandError where a file cannot be written
 */
export function checkOutputFiles(options: Options, inputs: readonly (string | undefined)[]): void {
    const { html, episodes, chatsOut, partial, source, policyFile } = options;
    const save = 'since' in source ? source.save : undefined;
    const files = {
        '--html': html,
        '--episodes': episodes,
        '--chats-out': chatsOut,
        '--partial': partial,
        '--save': save
    };
    const read = new Set([...inputs, policyFile].flatMap((path) => (path === undefined ? [] : realPath(path))));
    const writers = new Map<string, string>();
    for (const [option, path] of Object.entries(files)) {
        if (path === undefined) {
            continue;
        }
        checkPlace(path);
        const file = realPath(path);
        const other = writers.get(file);
        if (other !== undefined) {
            throw new UsageError(`${other} and ${option} cannot both be written to ${path}`);
        }
        if (read.has(file)) {
            throw new UsageError(`${option} ${path} would be written over what is read`);
        }
        writers.set(file, option);
        if (LATE.has(option)) {
            checkWritable(path);
        }
    }
}
