import { SettingsStore, type Settings, type SettingsChange } from 'c/agentSettings';
import { lastingStorage } from 'c/journal';
import { notify } from 'c/notifications';
import { NO_CHANNEL, windowLocks, windowStorage } from 'c/windowStorage';
import { Breaches } from './breaches';
import { Sound } from './sound';
import type { Alarm } from './thresholds';

/** What rings and notifies the agent, as they have set it. */
export class Alarms {
    private store: SettingsStore;
    private breaches: Breaches;
    private sound: Sound;
    private go: (chat: string) => void;

    /** Takes whose alarms these are, whether one still holds, and what goes to a chat. */
    constructor(agentId: string, isStanding: (alarm: Alarm) => boolean, go: (chat: string) => void) {
        const storage = windowStorage(agentId, NO_CHANNEL);
        this.store = new SettingsStore(storage);
        this.breaches = new Breaches(lastingStorage(storage), windowLocks(agentId));
        this.sound = new Sound(this.store, this.breaches, isStanding);
        this.go = go;
    }

    /** The settings that hold. */
    get settings(): Settings {
        return this.store.read();
    }

    /** Changes settings, and lets the agent hear a sound that they chose. Rejects if they cannot be stored. */
    async change(changed: SettingsChange): Promise<void> {
        this.store.change(changed);
        const tone = changed.late ?? changed.due ?? (changed.volume === undefined ? undefined : 'twoTones');
        if (tone) {
            await this.sound.play(tone);
        }
    }

    /** Rings, and notifies the agent who looks at another page. */
    async raise(alarms: readonly Alarm[]): Promise<void> {
        if (alarms.length > 0) {
            await Promise.all([this.sound.ring(alarms), this.notify(alarms)]);
        }
    }

    private async notify(alarms: readonly Alarm[]): Promise<void> {
        if (document.visibilityState === 'hidden' && this.settings.isNotified) {
            const fresh = await this.breaches.claim('notify', alarms);
            fresh.forEach(({ name, chat, text }) => notify({ name, text }, () => this.go(chat)));
        }
    }
}
