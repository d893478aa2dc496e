import type { Exclusively, StoragePort } from 'c/sessionPorts';
import { storageSettled } from 'c/windowStorage';
import type { Alarm } from './thresholds';

const KEY = 'alarmed';
/** So many are remembered; the oldest are those of chats that are long over. */
const MOST = 400;

/** What alarmed the agent already, in any window and before a reload: no breach does twice. */
export class Breaches {
    private storage: Pick<StoragePort, 'read' | 'write'>;
    private exclusively: Exclusively | undefined;
    private agreed: () => Promise<void>;
    /** Where nothing can be stored, this window remembers its own. */
    private known: readonly string[] = [];

    /** Takes the storage; what lets one window work at a time, and what waits until all windows see what it stored. */
    constructor(
        storage: Pick<StoragePort, 'read' | 'write'>,
        exclusively: Exclusively | undefined,
        agreed: () => Promise<void> = storageSettled
    ) {
        this.storage = storage;
        this.exclusively = exclusively;
        this.agreed = agreed;
    }

    /** Returns the alarms that nobody was given yet this way; none while another window is given them. */
    async claim(way: 'ring' | 'notify', alarms: readonly Alarm[]): Promise<Alarm[]> {
        if (alarms.length === 0 || !this.exclusively) {
            return this.take(way, alarms);
        }
        const claimed = await this.exclusively(`${KEY} ${way}`, async () => {
            await this.agreed();
            const taken = this.take(way, alarms);
            await this.agreed();
            return taken;
        });
        return claimed ?? [];
    }

    private take(way: string, alarms: readonly Alarm[]): Alarm[] {
        const known = new Set([...this.known, ...this.stored()]);
        const nameOf = ({ name }: Alarm): string => `${way} ${name}`;
        const fresh = alarms.filter((alarm) => !known.has(nameOf(alarm)));
        if (fresh.length > 0) {
            this.known = [...known, ...fresh.map(nameOf)].slice(-MOST);
            this.store();
        }
        return fresh;
    }

    private stored(): string[] {
        try {
            return this.storage.read(KEY)?.split('\n') ?? [];
        } catch {
            return [];
        }
    }

    private store(): void {
        try {
            this.storage.write(KEY, this.known.join('\n'));
        } catch {
            // The session says that nothing can be stored.
        }
    }
}
