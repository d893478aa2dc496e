import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandError } from '../../command/commandError.ts';
import { errorMessage } from '../../command/errorMessage.ts';

/** A stretch of a file, in bytes. */
export interface Extent {
    place: number;
    size: number;
}

/**
 * A file for what does not fit into memory. It has no name once it is open, so the system frees its space when the
 * process ends, however it ends. Where a system keeps the names of open files, `close` removes it.
 */
export class TemporaryFile {
    #folder: string;
    #file: number;
    #length = 0;

    /** @throws CommandError where the folder for temporary files cannot be written to */
    constructor() {
        [this.#folder, this.#file] = attempt(() => {
            const folder = mkdtempSync(join(tmpdir(), 'chat-etiquette-replay-'));
            return [folder, openSync(join(folder, 'events'), 'wx+')];
        });
        this.#removeName();
    }

    #removeName(): void {
        try {
            rmSync(this.#folder, { recursive: true, force: true });
        } catch {
            // Windows may keep the name as long as the file is open.
        }
    }

    /** Adds bytes at the end; returns where they stand. @throws CommandError where the disk is full */
    append(bytes: Uint8Array): Extent {
        const extent = { place: this.#length, size: bytes.length };
        attempt(() => {
            for (let written = 0; written < bytes.length;) {
                written += writeSync(this.#file, bytes, written, bytes.length - written, extent.place + written);
            }
        });
        this.#length += bytes.length;
        return extent;
    }

    /** Reads a stretch into `target` from `offset` on. */
    read(target: Uint8Array, offset: number, { place, size }: Extent): void {
        for (let read = 0; read < size;) {
            read += readSync(this.#file, target, offset + read, size - read, place + read);
        }
    }

    /** Closes and removes the file. */
    close(): void {
        closeSync(this.#file);
        this.#removeName();
    }
}

function attempt<Value>(work: () => Value): Value {
    try {
        return work();
    } catch (error) {
        throw new CommandError(
            `What does not fit into memory cannot be kept in ${tmpdir()}: ${errorMessage(error)} ` +
                'TMPDIR names another folder; --memory keeps more in memory.',
            { cause: error }
        );
    }
}
