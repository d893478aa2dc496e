import type { SettingsStore, Tone } from 'c/agentSettings';
import type { Breaches } from './breaches';
import { Chime } from './chime';
import type { Alarm } from './thresholds';

/** The sound of the bar, as the agent has set it. */
export class Sound {
    private settings: SettingsStore;
    private breaches: Breaches;
    private isStanding: (alarm: Alarm) => boolean;
    private chime = new Chime();
    private waiting: Alarm[] = [];

    constructor(settings: SettingsStore, breaches: Breaches, isStanding: (alarm: Alarm) => boolean) {
        this.settings = settings;
        this.breaches = breaches;
        this.isStanding = isStanding;
    }

    /**
     * Rings once for all alarms, of which `isStanding` still holds by the time that the browser gives sound, and of which no
     * window has rung.
     */
    async ring(alarms: readonly Alarm[]): Promise<void> {
        const isFirst = this.waiting.length === 0;
        this.waiting.push(...alarms.filter((alarm) => this.toneOf(alarm) !== 'off'));
        if (!isFirst || this.waiting.length === 0) {
            return;
        }
        let waiting: Alarm[] = [];
        const isReady = await this.chime.isReady().finally(() => (waiting = this.waiting.splice(0)));
        const standing = waiting.filter((alarm) => isReady && this.isStanding(alarm) && this.toneOf(alarm) !== 'off');
        const fresh = await this.breaches.claim('ring', standing);
        const worst = fresh.find(({ kind }) => kind === 'late') ?? fresh[0];
        if (worst) {
            this.chime.ring(this.toneOf(worst), this.settings.read().volume);
        }
    }

    /** Lets the agent hear a tone as loud as it is set. */
    async play(tone: Tone): Promise<void> {
        if (await this.chime.isReady()) {
            this.chime.ring(tone, this.settings.read().volume);
        }
    }

    private toneOf({ kind }: Alarm): Tone {
        const settings = this.settings.read();
        return settings.isMuted ? 'off' : settings[kind];
    }
}
