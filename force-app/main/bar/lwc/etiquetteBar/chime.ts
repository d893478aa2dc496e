import type { Tone } from 'c/agentSettings';

/** Frequencies in hertz, one after the other, and how long each sounds; seconds. */
const NOTES: Record<Tone, { frequencies: readonly number[]; length: number }> = {
    twoTones: { frequencies: [880, 660], length: 0.18 },
    bell: { frequencies: [1047], length: 0.7 },
    off: { frequencies: [], length: 0 }
};
const LOUDEST = 0.24;

/** Sounds made by the browser. */
export class Chime {
    private context: AudioContext | undefined;

    /**
     * Resolves to true once the browser gives sound, which it does not before the agent's first click or key; to false if
     * it never does.
     */
    async isReady(): Promise<boolean> {
        if (typeof AudioContext === 'undefined') {
            return false;
        }
        this.context ??= new AudioContext();
        await this.context.resume();
        return true;
    }

    /** Rings, with a volume from 0 to 100. */
    ring(tone: Tone, volume: number): void {
        const context = this.context;
        if (!context || volume === 0) {
            return;
        }
        const { frequencies, length } = NOTES[tone];
        frequencies.forEach((frequency, index) => {
            const start = context.currentTime + index * length;
            const oscillator = context.createOscillator();
            const gain = context.createGain();
            oscillator.frequency.value = frequency;
            gain.gain.setValueAtTime((volume / 100) * LOUDEST, start);
            gain.gain.exponentialRampToValueAtTime(0.001, start + length);
            oscillator.connect(gain).connect(context.destination);
            oscillator.start(start);
            oscillator.stop(start + length);
        });
    }
}
