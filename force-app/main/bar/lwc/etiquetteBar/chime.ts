const TONES = [880, 660];
const TONE = 0.18;
const VOLUME = 0.12;

function ring(context: AudioContext): void {
    TONES.forEach((frequency, index) => {
        const start = context.currentTime + index * TONE;
        const oscillator = context.createOscillator();
        const gain = context.createGain();
        oscillator.frequency.value = frequency;
        gain.gain.setValueAtTime(VOLUME, start);
        gain.gain.exponentialRampToValueAtTime(0.001, start + TONE);
        oscillator.connect(gain).connect(context.destination);
        oscillator.start(start);
        oscillator.stop(start + TONE);
    });
}

/** The sound of a clock that is overdue: two soft tones, made by the browser. */
export class Chime {
    #context: AudioContext | undefined;
    #waiting = false;

    /**
     * Rings. A browser gives no sound before the agent's first click or key; what came before then rings once, with
     * that click.
     */
    async ring(): Promise<void> {
        if (this.#waiting || typeof AudioContext === 'undefined') {
            return;
        }
        const context = (this.#context ??= new AudioContext());
        this.#waiting = true;
        try {
            await context.resume();
            ring(context);
        } finally {
            this.#waiting = false;
        }
    }
}
