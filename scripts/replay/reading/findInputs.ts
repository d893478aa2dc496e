import { globSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../../command/commandError.ts';
import { fromCaller } from '../../command/readCommandLine.ts';
import { inputFromFile, inputFromPipe, inputFromStandard, type Input } from './inputs.ts';

const TIMELINE = /\.(?:jsonl|ndjson)(?:\.gz)?$|\.gz$/i;
const PATTERN = /[*?[{]/;

/**
 * Finds the files that a person named: files, folders with timelines in them, patterns; each of them once, in the order
 * in which they were named, those of a folder or pattern by name.
 *
 * @throws CommandError where a folder or a pattern has no timeline
 * @throws Error of the system where a file is not there
 */
export function findInputs(names: readonly string[]): Input[] {
    const inputs = names.flatMap(findNamed);
    const known = new Set<string>();
    return inputs.filter(({ path }) => {
        const isNew = path === undefined || !known.has(path);
        known.add(path ?? '-');
        return isNew;
    });
}

function findNamed(name: string): Input[] {
    if (name === '-') {
        return [inputFromStandard()];
    }
    const path = fromCaller(name);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isDirectory()) {
        return needed(filesIn(path, name), `${name} has no timeline in it: no .jsonl, .ndjson or .gz file`);
    }
    if (stats === undefined && PATTERN.test(name)) {
        const found = globSync(name, { cwd: fromCaller('.') }).sort();
        const files = found.filter((each) => isFile(fromCaller(each)));
        return needed(
            files.map((each) => fileInput(each, fromCaller(each))),
            `${name} matches no file`
        );
    }
    return [fileInput(name, path)];
}

function needed(found: Input[], message: string): Input[] {
    if (found.length === 0) {
        throw new CommandError(message);
    }
    return found;
}

function filesIn(folder: string, name: string): Input[] {
    return entriesIn(folder, [])
        .sort()
        .map((entry) => fileInput(join(name, entry), join(folder, entry)));
}

/** Returns the paths of all timelines in a folder, as seen from it. @param above the folders that lead to it */
function entriesIn(folder: string, above: readonly string[]): string[] {
    const real = realpathSync(folder);
    // A link leads back to a folder that is being read.
    if (above.includes(real)) {
        return [];
    }
    return readdirSync(folder).flatMap((entry) => {
        const path = join(folder, entry);
        if (isFolder(path)) {
            return entriesIn(path, [...above, real]).map((inner) => join(entry, inner));
        }
        return TIMELINE.test(entry) && isFile(path) ? [entry] : [];
    });
}

function isFolder(path: string): boolean {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** @throws CommandError for a link that leads nowhere: what it should lead to would be missing without a word */
function isFile(path: string): boolean {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) {
        throw new CommandError(`${path} is a link to a file that is not there: remove it, or name the files.`);
    }
    return stats.isFile();
}

function fileInput(name: string, path: string): Input {
    const stats = statSync(path);
    return stats.isFile() ? inputFromFile(name, realpathSync(path), stats.size) : inputFromPipe(name, path);
}
