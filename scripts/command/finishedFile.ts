import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { CommandError } from './commandError.ts';
import { errorMessage } from './errorMessage.ts';
import { removeAtEnd } from './atEnd.ts';

const ENOUGH = 1 << 20;
const SUFFIX = '.unfinished';

function isRunning(id: number): boolean {
    try {
        process.kill(id, 0);
        return true;
    } catch (error) {
        return (error as NodeJS.ErrnoException).code !== 'ESRCH';
    }
}

/** Returns what the name of an unfinished file begins with: its process's number follows. */
function unfinishedName(path: string): string {
    return `.${basename(path)}.${hostname()}.`;
}

/** Removes what processes of this machine left behind that were killed while they wrote the same file. */
function removeAbandoned(path: string): void {
    const beginning = unfinishedName(path);
    for (const name of readdirSync(dirname(path))) {
        const writer = name.startsWith(beginning) && name.endsWith(SUFFIX) ? name.slice(beginning.length) : '';
        const number = Number(writer.slice(0, -SUFFIX.length));
        if (Number.isInteger(number) && number > 0 && !isRunning(number)) {
            rmSync(join(dirname(path), name), { force: true });
        }
    }
}

/** Checks that a file of this name has its place. @throws CommandError where its folder is missing or its name taken */
export function checkPlace(path: string): void {
    const folder = dirname(path);
    const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory();
    const there = isFolder ? statSync(path, { throwIfNoEntry: false }) : undefined;
    if (isFolder === undefined) {
        throw new CommandError(`${path} cannot be written: there is no folder ${folder}. Make it, or name another.`);
    }
    if (!isFolder) {
        throw new CommandError(`${path} cannot be written: ${folder} is a file, not a folder. Name another.`);
    }
    // To take its place would be the end of a device, for who may do that.
    if (there?.isFile() === false) {
        const what = there.isDirectory() ? 'a folder' : 'a device or a pipe';
        throw new CommandError(`${path} cannot be written: that is ${what}; name a file.`);
    }
}

/** Tries whether a file of this name can be written, and leaves nothing behind. @throws CommandError where it cannot */
export function checkWritable(path: string): void {
    new FinishedFile(path).abandon();
}

/**
 * A file that has its name only once it is complete: it is written beside it under another one, and removed where
 * anything fails or the command is stopped.
 */
export class FinishedFile {
    readonly path: string;
    #temporary: string;
    #leave: () => void;
    #file: number;
    #waiting = Buffer.allocUnsafe(ENOUGH);
    #length = 0;

    /** @throws CommandError where the folder cannot be written to, or something else than a file has this name */
    constructor(path: string) {
        this.path = path;
        checkPlace(path);
        this.#temporary = join(dirname(path), `${unfinishedName(path)}${process.pid}${SUFFIX}`);
        // Before there is a file, so that no signal finds one that nobody removes.
        this.#leave = removeAtEnd(this.#temporary);
        this.#file = this.#attempt(() => {
            removeAbandoned(path);
            return openSync(this.#temporary, 'w');
        }, '');
    }

    write(bytes: Uint8Array): void {
        if (this.#length + bytes.length > ENOUGH) {
            this.#flush();
        }
        if (bytes.length > ENOUGH) {
            this.#writeAll(bytes);
            return;
        }
        this.#waiting.set(bytes, this.#length);
        this.#length += bytes.length;
    }

    text(text: string): void {
        this.write(Buffer.from(text));
    }

    /** Gives the file its name. @throws CommandError where the last bytes find no room */
    finish(): void {
        this.#flush();
        this.#attempt(() => {
            fsyncSync(this.#file);
            closeSync(this.#file);
            renameSync(this.#temporary, this.path);
        });
        this.#leave();
    }

    /** Removes what was written. */
    abandon(): void {
        try {
            closeSync(this.#file);
        } catch {
            // It was closed already.
        }
        rmSync(this.#temporary, { force: true });
        this.#leave();
    }

    #flush(): void {
        this.#writeAll(this.#waiting.subarray(0, this.#length));
        this.#length = 0;
    }

    #writeAll(bytes: Uint8Array): void {
        this.#attempt(() => {
            for (let written = 0; written < bytes.length;) {
                written += writeSync(this.#file, bytes, written);
            }
        });
    }

    #attempt<Value>(work: () => Value, outcome = ' Nothing of it was kept.'): Value {
        try {
            return work();
        } catch (error) {
            // Nobody knows the file's other name.
            const reason = errorMessage(error).replace(this.#temporary, dirname(this.path)).replace(/\.$/, '');
            throw new CommandError(`${this.path} cannot be written: ${reason}.${outcome}`, { cause: error });
        }
    }
}

/** Writes a file, whole or not at all. @throws CommandError where it cannot be written */
export function writeFinished(path: string, content: string | Uint8Array): void {
    const file = new FinishedFile(path);
    try {
        file.write(Buffer.from(content));
        file.finish();
    } catch (error) {
        file.abandon();
        throw error;
    }
}
