import { SettingsStore } from 'c/agentSettings';
import { Breaches } from '../breaches';
import { Sound } from '../sound';
import type { Alarm } from '../thresholds';

const started: number[] = [];
const volumes: number[] = [];
const frequencies: number[] = [];
let resumed: () => void;
let failed: (error: Error) => void;

class FakeContext {
    currentTime = 0;
    destination = {};
    resume = (): Promise<void> =>
        new Promise((resolve, reject) => {
            resumed = resolve;
            failed = reject;
        });
    createOscillator = (): object => ({
        frequency: {
            set value(frequency: number) {
                frequencies.push(frequency);
            }
        },
        connect: (next: object) => next,
        start: (at: number) => started.push(at),
        stop: () => undefined
    });
    createGain = (): object => ({
        gain: {
            setValueAtTime: (volume: number) => volumes.push(volume),
            exponentialRampToValueAtTime: () => undefined
        },
        connect: (next: object) => next
    });
}

function alarm(name: string, kind: Alarm['kind'] = 'late'): Alarm {
    return { name, kind, chat: name, text: `${name} is ${kind}` };
}

/** The bar's sound in one window of the agent; windows share what is stored. */
function openWindow(stored = new Map<string, string>(), isStanding: (alarm: Alarm) => boolean = () => true) {
    const storage = {
        read: (key: string) => stored.get(key),
        write: (key: string, value: string) => void stored.set(key, value)
    };
    const settings = new SettingsStore(storage);
    const sound = new Sound(settings, new Breaches(storage, undefined), isStanding);
    const ring = async (...alarms: Alarm[]): Promise<void> => {
        const ringing = sound.ring(alarms);
        resumed();
        await ringing;
    };
    return { settings, sound, ring };
}

describe('the sound of the bar', () => {
    beforeEach(() => {
        started.length = 0;
        volumes.length = 0;
        frequencies.length = 0;
        resumed = () => undefined;
        Object.assign(window, { AudioContext: FakeContext });
    });

    afterEach(() => {
        Reflect.deleteProperty(window, 'AudioContext');
    });

    it('is two tones for what is late, and a bell for what is due', async () => {
        const { ring } = openWindow();
        await ring(alarm('c1'));
        expect(frequencies).toEqual([880, 660]);

        await ring(alarm('c2', 'due'));
        expect(frequencies).toEqual([880, 660, 1047]);
    });

    it('is that of what is late where both come at once', async () => {
        await openWindow().ring(alarm('c1', 'due'), alarm('c2', 'late'));
        expect(frequencies).toEqual([880, 660]);
    });

    it.each(['late', 'due'] as const)('is silent for what is %s where the agent switched that off', async (kind) => {
        const { settings, ring } = openWindow();
        settings.change({ [kind]: 'off' });
        await ring(alarm('c1', kind));
        expect(started).toEqual([]);

        await ring(alarm('c2', kind === 'late' ? 'due' : 'late'));
        expect(started).not.toEqual([]);
    });

    it('is as loud as the agent set it, and silent at zero', async () => {
        const { settings, ring } = openWindow();
        settings.change({ volume: 100, late: 'bell' });
        await ring(alarm('c1'));
        settings.change({ volume: 25 });
        await ring(alarm('c2'));
        settings.change({ volume: 0 });
        await ring(alarm('c3'));

        expect(volumes).toEqual([0.24, 0.06]);
    });

    it('rings once for all that was late before the agent first clicked', async () => {
        const { sound } = openWindow();
        const first = sound.ring([alarm('c1')]);
        await sound.ring([alarm('c2')]);
        expect(started).toEqual([]);

        resumed();
        await first;
        expect(started).toHaveLength(2);
    });

    it('does not ring with the first click for what is late no more', async () => {
        let isLate = true;
        const { sound, ring } = openWindow(new Map(), () => isLate);
        const ringing = sound.ring([alarm('c1')]);
        isLate = false;
        resumed();
        await ringing;
        expect(started).toEqual([]);

        isLate = true;
        await ring(alarm('c2'));
        expect(started).toHaveLength(2);
    });

    it('rings once for one breach: not again after a reload, nor in another window', async () => {
        const stored = new Map<string, string>();
        await openWindow(stored).ring(alarm('c1'));
        await openWindow(stored).ring(alarm('c1'));
        expect(started).toHaveLength(2);

        await openWindow(stored).ring(alarm('c1'), alarm('c2'));
        expect(started).toHaveLength(4);
    });

    it('stays silent once all is muted, in the next window too', async () => {
        const stored = new Map<string, string>();
        openWindow(stored).settings.change({ isMuted: true });
        await openWindow(stored).ring(alarm('c1'));
        expect(started).toEqual([]);
    });

    it('is heard when the agent chooses it', async () => {
        const playing = openWindow().sound.play('bell');
        resumed();
        await playing;
        expect(frequencies).toEqual([1047]);
    });

    it('is left out where the browser has none', async () => {
        Reflect.deleteProperty(window, 'AudioContext');
        const { sound } = openWindow();
        await sound.ring([alarm('c1')]);
        await sound.play('bell');
        expect(started).toEqual([]);
    });

    it('rings on where one try failed', async () => {
        const { sound, ring } = openWindow();
        const failing = sound.ring([alarm('c1')]);
        failed(new Error('No device.'));
        await expect(failing).rejects.toThrow('No device.');
        await ring(alarm('c2'));
        expect(started).toHaveLength(2);
    });
});
