import { api, LightningElement } from 'lwc';
import { TONES, type Settings, type Tone } from 'c/agentSettings';
import { askPermission, permission, type Permission } from 'c/notifications';
import next from '@salesforce/label/c.Etiquette_Next';
import keysBack from '@salesforce/label/c.Etiquette_Keys_Back';
import keysReady from '@salesforce/label/c.Etiquette_Keys_Ready';
import keysJump from '@salesforce/label/c.Etiquette_Keys_Jump';
import keysLabel from '@salesforce/label/c.Etiquette_Settings_Keys';
import mute from '@salesforce/label/c.Etiquette_Settings_Mute';
import notice from '@salesforce/label/c.Etiquette_Settings_Notice';
import noticeDenied from '@salesforce/label/c.Etiquette_Settings_Notice_Denied';
import noticeHint from '@salesforce/label/c.Etiquette_Settings_Notice_Hint';
import noticeUnavailable from '@salesforce/label/c.Etiquette_Settings_Notice_Unavailable';
import settings from '@salesforce/label/c.Etiquette_Settings';
import soundDue from '@salesforce/label/c.Etiquette_Settings_Due';
import soundLate from '@salesforce/label/c.Etiquette_Settings_Late';
import toneBell from '@salesforce/label/c.Etiquette_Tone_Bell';
import toneOff from '@salesforce/label/c.Etiquette_Tone_Off';
import toneTwo from '@salesforce/label/c.Etiquette_Tone_Two';
import volume from '@salesforce/label/c.Etiquette_Settings_Volume';

const TONE_LABELS: Record<Tone, string> = { twoTones: toneTwo, bell: toneBell, off: toneOff };

const HINTS: Record<Permission, string> = {
    granted: noticeHint,
    default: noticeHint,
    denied: noticeDenied,
    unavailable: noticeUnavailable
};

/** A key of the bar, as it is written, and what it does. */
interface KeyHelp {
    keys: string;
    does: string;
}

interface Sound {
    name: 'late' | 'due';
    label: string;
    tones: { tone: Tone; label: string; isChosen: boolean }[];
}

/** What the agent can set. Says `set` with the settings that change; asks the browser for notifications when clicked. */
export default class SettingsView extends LightningElement {
    /** The settings that hold. */
    @api settings: Settings | undefined;
    /** The keys that go to the most urgent chat. */
    @api shortcut = '';

    words = { keysLabel, mute, notice, settings, volume };
    permission = permission();

    get chosen(): Settings {
        return this.settings as Settings;
    }

    get sounds(): Sound[] {
        return (['late', 'due'] as const).map((name) => ({
            name,
            label: name === 'late' ? soundLate : soundDue,
            tones: TONES.map((tone) => ({ tone, label: TONE_LABELS[tone], isChosen: this.chosen[name] === tone }))
        }));
    }

    get keys(): KeyHelp[] {
        return [
            { keys: this.shortcut, does: next },
            { keys: 'Alt+Shift+R', does: keysReady },
            { keys: 'Esc', does: keysBack },
            { keys: '1 … 9', does: keysJump }
        ];
    }

    get canNotify(): boolean {
        return this.permission !== 'unavailable';
    }

    get isNotified(): boolean {
        return this.chosen.isNotified && this.permission === 'granted';
    }

    get noticeHint(): string {
        return HINTS[this.permission];
    }

    take({ target }: Event): void {
        const { name, type, checked, value, valueAsNumber } = target as HTMLInputElement;
        const other = type === 'range' ? valueAsNumber : value;
        this.say({ [name]: type === 'checkbox' ? checked : other });
    }

    async takeNotified({ target }: Event): Promise<void> {
        const box = target as HTMLInputElement;
        const isWanted = box.checked;
        if (isWanted) {
            this.permission = await askPermission();
        }
        this.say({ isNotified: isWanted && this.permission === 'granted' });
        // A box that was ticked and refused is rendered as it was before: only the browser thinks that it is ticked.
        box.checked = this.isNotified;
    }

    say(detail: Partial<Settings>): void {
        this.dispatchEvent(new CustomEvent('set', { detail, bubbles: true, composed: true }));
    }
}
