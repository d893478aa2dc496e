import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandError } from '../../command/commandError.ts';
import { errorMessage } from '../../command/errorMessage.ts';

const MEMORY = ':memory:';
/** As many consoles can run at once without naming their databases. */
const MOST = 20;

/** The file that the org's records are kept in between starts, held by this process alone. */
export interface DatabaseFile {
    path: string;
    /** The virtual time at which an earlier run stopped, if there was one. */
    stoppedAt: number | undefined;
    /** Notes the time up to which the clock may have gone, so that the next run does not go back. */
    noteTime(at: number): void;
    release(): void;
}

function isRunning(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch (error) {
        return (error as NodeJS.ErrnoException).code === 'EPERM';
    }
}

function readNumber(file: string): number | undefined {
    try {
        const value = Number(readFileSync(file, 'utf8'));
        return Number.isFinite(value) && value > 0 ? value : undefined;
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
            return undefined;
        }
        throw error;
    }
}

/** Takes the file's lock; answers with the process that has it instead, where one does. */
function lock(path: string): number | undefined {
    const file = `${path}.lock`;
    try {
        writeFileSync(file, String(process.pid), { flag: 'wx' });
        return undefined;
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
            throw error;
        }
    }
    const owner = readNumber(file);
    if (owner !== undefined && owner !== process.pid && isRunning(owner)) {
        return owner;
    }
    writeFileSync(file, String(process.pid));
    return undefined;
}

/** The wanted file, or, where none is named, the first of the project's own that no other console uses. */
function lockOne(wanted: string | undefined, folder: string): string {
    if (wanted !== undefined) {
        mkdirSync(dirname(wanted), { recursive: true });
        const owner = lock(wanted);
        if (owner === undefined) {
            return wanted;
        }
        throw new CommandError(
            `The database ${wanted} is in use by another local console (process ${owner}). Stop that one, or name another file with --database.`
        );
    }
    mkdirSync(folder, { recursive: true });
    for (let number = 1; number <= MOST; number += 1) {
        const path = join(folder, number === 1 ? 'org.sqlite' : `org-${number}.sqlite`);
        if (lock(path) === undefined) {
            return path;
        }
    }
    throw new CommandError(`${MOST} local consoles are running. Stop one of them, or name a file with --database.`);
}

/** The lock is the first thing that is written: where nothing can be, the database cannot be opened. */
function takeOne(wanted: string | undefined, folder: string): string {
    try {
        return lockOne(wanted, folder);
    } catch (error) {
        if (error instanceof CommandError) {
            throw error;
        }
        const file = wanted ?? join(folder, 'org.sqlite');
        const why = errorMessage(error).replace(/\.$/, '');
        throw new CommandError(`The database ${file} cannot be opened: ${why}. Name another file with --database.`, {
            cause: error
        });
    }
}

/** Opens the place of the records. `fresh` forgets what an earlier run left. */
export function openDatabaseFile(wanted: string | undefined, folder: string, fresh: boolean): DatabaseFile {
    if (wanted === MEMORY) {
        return { path: MEMORY, stoppedAt: undefined, noteTime: () => undefined, release: () => undefined };
    }
    const path = takeOne(wanted, folder);
    const timeFile = `${path}.time`;
    if (fresh) {
        ['', '-wal', '-shm', '-journal', '.time'].forEach((end) => rmSync(path + end, { force: true }));
    }
    return {
        path,
        stoppedAt: readNumber(timeFile),
        noteTime(at) {
            // Written beside and moved: a process that dies here leaves the old time, not half a number.
            writeFileSync(`${timeFile}.new`, String(at));
            renameSync(`${timeFile}.new`, timeFile);
        },
        release: () => rmSync(`${path}.lock`, { force: true })
    };
}
