import type { StoragePort } from 'c/sessionPorts';

const KEY = 'settings';

/** What rings; `off` is silent. */
export const TONES = ['twoTones', 'bell', 'off'] as const;
export type Tone = (typeof TONES)[number];

/** What an agent has chosen for the bar. */
export interface Settings {
    /** What rings when a limit is passed. */
    late: Tone;
    /** What rings when it is time to act. */
    due: Tone;
    /** From 0 to 100. */
    volume: number;
    /** Nothing rings at all. */
    isMuted: boolean;
    /** Desktop notifications are wanted. */
    isNotified: boolean;
    /** The bar takes its keys. */
    hasKeys: boolean;
    /** The chats that do not ring. */
    mutedChats: readonly string[];
    /** The day on which the notes for the admin were hidden, then the grants that they were about. */
    hiddenGrants: readonly string[];
}

/** What the agent changes of the settings: some of them, or a chat that they mute or let ring again. */
export type SettingsChange = Partial<Settings> & { mute?: string; unmute?: string };

/** So many chats stay muted; the oldest are over by then. */
const MOST_MUTED = 200;

export const DEFAULT_SETTINGS: Settings = {
    late: 'twoTones',
    due: 'bell',
    volume: 50,
    isMuted: false,
    isNotified: false,
    hasKeys: true,
    mutedChats: [],
    hiddenGrants: []
};

function isAllowed(name: keyof Settings, value: unknown): boolean {
    switch (name) {
        case 'late':
        case 'due':
            return TONES.some((tone) => tone === value);
        case 'volume':
            return typeof value === 'number' && value >= 0 && value <= 100;
        case 'mutedChats':
        case 'hiddenGrants':
            return Array.isArray(value) && value.every((each) => typeof each === 'string');
        default:
            return typeof value === 'boolean';
    }
}

/** Returns the settings of a stored text; the default for each that is missing or cannot be used. */
export function parseSettings(text: string | undefined): Settings {
    const settings = { ...DEFAULT_SETTINGS };
    try {
        const stored = Object(JSON.parse(text ?? '{}')) as Record<string, unknown>;
        for (const name of Object.keys(settings) as (keyof Settings)[]) {
            if (isAllowed(name, stored[name])) {
                Object.assign(settings, { [name]: stored[name] });
            }
        }
    } catch {
        // Not JSON: somebody else wrote it.
    }
    return settings;
}

/** The agent's settings, in the storage of the browser. */
export class SettingsStore {
    private storage: Pick<StoragePort, 'read' | 'write'>;
    private text: string | undefined;
    private settings = DEFAULT_SETTINGS;
    private isUnstored = false;

    constructor(storage: Pick<StoragePort, 'read' | 'write'>) {
        this.storage = storage;
    }

    /** Returns what holds now, the same object until it changes; the defaults if nothing can be read. */
    read(): Settings {
        try {
            const text = this.isUnstored ? this.text : this.storage.read(KEY);
            if (text !== this.text) {
                this.text = text;
                this.settings = parseSettings(text);
            }
        } catch {
            // What held last holds on.
        }
        return this.settings;
    }

    /** Changes some settings. Throws if the browser does not let them be stored: they hold in this window then. */
    change({ mute, unmute, ...changed }: SettingsChange): void {
        const settings = { ...this.read(), ...changed };
        const others = settings.mutedChats.filter((chat) => chat !== mute && chat !== unmute);
        const mutedChats = mute === undefined ? others : [...others, mute].slice(-MOST_MUTED);
        this.settings = { ...settings, mutedChats };
        this.text = JSON.stringify(this.settings);
        this.isUnstored = true;
        this.storage.write(KEY, this.text);
        this.isUnstored = false;
    }
}
