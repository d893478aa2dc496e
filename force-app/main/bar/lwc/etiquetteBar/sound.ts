import type { StoragePort } from 'c/sessionPorts';
import { Chime } from './chime';

const KEY = 'muted';

/** The sound of the bar, and whether the agent switched it off: remembered for every window. */
export class Sound {
    #storage: StoragePort;
    #chime = new Chime();

    constructor(storage: StoragePort) {
        this.#storage = storage;
    }

    /** True where the agent switched the sound off; where nothing can be read, it is on. */
    isMuted(): boolean {
        try {
            return this.#storage.read(KEY) === 'true';
        } catch {
            return false;
        }
    }

    /** Switches the sound off or on. Rejects where the browser does not let that be remembered. */
    async mute(muted: boolean): Promise<void> {
        this.#storage.write(KEY, String(muted));
    }

    /** Rings, unless the sound is off. */
    async ring(): Promise<void> {
        if (!this.isMuted()) {
            await this.#chime.ring();
        }
    }
}
