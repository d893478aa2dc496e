import type { StoragePort } from 'c/sessionPorts';
import { Sound } from '../sound';

const started: number[] = [];
let resumed: () => void;

class FakeContext {
    currentTime = 0;
    destination = {};
    resume = (): Promise<void> => new Promise((resolve) => (resumed = resolve));
    createOscillator = (): object => ({
        frequency: { value: 0 },
        connect: (next: object) => next,
        start: (at: number) => started.push(at),
        stop: () => undefined
    });
    createGain = (): object => ({
        gain: { setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined },
        connect: (next: object) => next
    });
}

function storageWith(stored: Map<string, string>): StoragePort {
    return {
        read: (key) => stored.get(key),
        write: (key, value) => void stored.set(key, value),
        remove: (key) => void stored.delete(key),
        keys: () => [...stored.keys()],
        watch: () => () => undefined
    };
}

describe('the sound of the bar', () => {
    beforeEach(() => {
        started.length = 0;
        Object.assign(window, { AudioContext: FakeContext });
    });

    afterEach(() => {
        Reflect.deleteProperty(window, 'AudioContext');
    });

    it('is two tones', async () => {
        const ringing = new Sound(storageWith(new Map())).ring();
        resumed();
        await ringing;

        expect(started).toHaveLength(2);
    });

    it('rings once for all that was overdue before the agent first clicked', async () => {
        const sound = new Sound(storageWith(new Map()));
        const first = sound.ring();
        await sound.ring();
        expect(started).toEqual([]);

        resumed();
        await first;
        expect(started).toHaveLength(2);
    });

    it('stays silent once it is off, in the next window too', async () => {
        const stored = new Map<string, string>();
        await new Sound(storageWith(stored)).mute(true);

        const next = new Sound(storageWith(stored));
        await next.ring();

        expect(next.isMuted()).toBe(true);
        expect(started).toEqual([]);
    });

    it('is on where nothing can be stored, and says that it cannot be remembered', async () => {
        const denied = (): never => {
            throw new Error('Access is denied.');
        };
        const sound = new Sound({ ...storageWith(new Map()), read: denied, write: denied });

        expect(sound.isMuted()).toBe(false);
        await expect(sound.mute(true)).rejects.toThrow('Access is denied.');
    });

    it('is left out where the browser has none', async () => {
        Reflect.deleteProperty(window, 'AudioContext');

        await new Sound(storageWith(new Map())).ring();

        expect(started).toEqual([]);
    });
});
