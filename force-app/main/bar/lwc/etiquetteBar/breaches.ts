import type { LastingStorage } from 'c/journal';
import type { Exclusively } from 'c/sessionPorts';
import { storageSettled } from 'c/windowStorage';
import type { Alarm } from './thresholds';

const KEY = 'alarmed';
/** So many are remembered; the oldest are those of chats that are long over. */
const MOST = 400;

/** What alarmed the agent already, in any window and before a reload: no breach does twice. */
export class Breaches {
    private storage: Pick<LastingStorage, 'read' | 'write'>;
    private exclusively: Exclusively | undefined;
    private agreed: () => Promise<void>;
    private latest: Promise<unknown> = Promise.resolve();

    /** Takes the storage; what lets one window work at a time, and what waits until all windows see what it stored. */
    constructor(
        storage: Pick<LastingStorage, 'read' | 'write'>,
        exclusively: Exclusively | undefined,
        agreed: () => Promise<void> = storageSettled
    ) {
        this.storage = storage;
        this.exclusively = exclusively;
        this.agreed = agreed;
    }

    /** Returns the alarms that nobody was given yet this way; none while another window is given them. */
    async claim(way: 'ring' | 'notify', alarms: readonly Alarm[]): Promise<Alarm[]> {
        const { exclusively } = this;
        if (alarms.length === 0 || !exclusively) {
            return this.take(way, alarms);
        }
        // One after the other: a window must not take its own claim for that of another window.
        const claim = this.latest.then(() =>
            exclusively(`${KEY} ${way}`, async () => {
                await this.agreed();
                const taken = this.take(way, alarms);
                await this.agreed();
                return taken;
            })
        );
        this.latest = claim.catch(() => undefined);
        return (await claim) ?? [];
    }

    private take(way: string, alarms: readonly Alarm[]): Alarm[] {
        const known = this.storage.read(KEY)?.split('\n') ?? [];
        const nameOf = ({ name }: Alarm): string => `${way} ${name}`;
        const fresh = alarms.filter((alarm) => !known.includes(nameOf(alarm)));
        if (fresh.length > 0) {
            this.storage.write(KEY, [...known, ...fresh.map(nameOf)].slice(-MOST).join('\n'));
        }
        return fresh;
    }
}
