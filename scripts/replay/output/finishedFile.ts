import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CommandError } from '../../command/commandError.ts';
import { errorMessage } from '../../command/errorMessage.ts';
import { removeAtEnd } from '../../command/removeAtEnd.ts';
import type { Output } from './standardOutput.ts';

const ENOUGH = 1 << 20;

/**
 * A file that has its name only once it is complete: it is written beside it under another one, and removed where
 * anything fails or the command is stopped.
 */
export class FinishedFile implements Output {
    readonly path: string;
    #temporary: string;
    #leave: () => void;
    #file: number;
    #waiting = Buffer.allocUnsafe(ENOUGH);
    #length = 0;

    /** @throws CommandError where the folder cannot be written to */
    constructor(path: string) {
        this.path = path;
        this.#temporary = join(dirname(path), `.${basename(path)}.${process.pid}.unfinished`);
        this.#file = this.#attempt(() => openSync(this.#temporary, 'w'));
        this.#leave = removeAtEnd(this.#temporary);
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

    #attempt<Value>(work: () => Value): Value {
        try {
            return work();
        } catch (error) {
            throw new CommandError(`${this.path} cannot be written: ${errorMessage(error)}. Nothing of it was kept.`, {
                cause: error
            });
        }
    }
}

/** Writes a text to a file, whole or not at all. @throws CommandError where it cannot be written */
export function writeFinished(path: string, text: string): void {
    const file = new FinishedFile(path);
    try {
        file.text(text);
        file.finish();
    } catch (error) {
        file.abandon();
        throw error;
    }
}
