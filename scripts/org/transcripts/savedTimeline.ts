import { createReadStream, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open, rename, truncate, type FileHandle } from 'node:fs/promises';
import { removeAtEnd } from '../../command/atEnd.ts';

/** What was asked for, in a form that can be compared. */
export interface SavedOrder {
    org: string;
    /** ISO; `until` is `null` for all that ended by then. */
    since: string;
    until: string | null;
}

/** How far the reading is. */
export interface Position {
    /** Where the period ends, in epoch milliseconds: an end that was left open stays where it was. */
    end: number;
    /** Which kind of chats is read, and from which instant on. */
    source: number;
    from: number;
    chats: number;
    /** How many chats were left out, by reason. */
    unreadable: Record<string, number>;
}

interface SavedState {
    order: SavedOrder;
    position: Position;
    /** How many bytes of the file are complete. */
    bytes: number;
}

/**
 * A timeline on its way into a file. Until it is complete it has another name, and a second file beside it says how far
 * it is; a command that was interrupted goes on from there.
 */
export class SavedTimeline {
    readonly #path: string;
    readonly #unfinished: string;
    readonly #statePath: string;
    readonly #order: SavedOrder;
    #file: FileHandle | undefined;
    #bytes = 0;
    #leave: (() => void)[] = [];

    constructor(path: string, order: SavedOrder) {
        this.#path = path;
        this.#unfinished = `${path}.unfinished`;
        this.#statePath = `${path}.unfinished.json`;
        this.#order = order;
    }

    /** Opens the file; returns how far a reading of the same order came before, `undefined` where there was none. */
    async open(): Promise<Position | undefined> {
        const state = this.#readState();
        if (state === undefined) {
            this.#leave = [removeAtEnd(this.#unfinished)];
            this.#file = await open(this.#unfinished, 'w');
            return undefined;
        }
        await truncate(this.#unfinished, state.bytes);
        this.#file = await open(this.#unfinished, 'a');
        this.#bytes = state.bytes;
        return state.position;
    }

    #readState(): SavedState | undefined {
        try {
            const state = JSON.parse(readFileSync(this.#statePath, 'utf8')) as SavedState;
            const isOurs = JSON.stringify(state.order) === JSON.stringify(this.#order);
            return isOurs && statSync(this.#unfinished).size >= state.bytes ? state : undefined;
        } catch {
            // There is none, it is not ours, or what was read is gone: everything is read from the start.
            return undefined;
        }
    }

    /** Returns what was read before. */
    async *before(): AsyncGenerator<string> {
        if (this.#bytes > 0) {
            yield* createReadStream(this.#unfinished, { encoding: 'utf8', end: this.#bytes - 1 });
        }
    }

    /** Adds a window that was read, with where to go on. */
    async add(text: string, position: Position): Promise<void> {
        await this.#file?.appendFile(text);
        this.#bytes += Buffer.byteLength(text);
        const state: SavedState = { order: this.#order, position, bytes: this.#bytes };
        writeFileSync(this.#statePath, JSON.stringify(state));
        // From now on there is something to go on from.
        this.#leave.splice(0).forEach((leave) => leave());
    }

    /** Gives the file its name, or leaves it for the next time. */
    async close(isComplete: boolean): Promise<void> {
        await this.#file?.close();
        if (isComplete) {
            await rename(this.#unfinished, this.#path);
            rmSync(this.#statePath, { force: true });
        } else if (this.#leave.length > 0) {
            rmSync(this.#unfinished, { force: true });
        }
        this.#leave.splice(0).forEach((leave) => leave());
    }
}
