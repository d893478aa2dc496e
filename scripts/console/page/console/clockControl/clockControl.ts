import { LightningElement } from 'lwc';

import type { ClockChange, ClockReading } from '../../../protocol.ts';
import { ask } from '../../session/link.ts';
import { clock } from '../../session/world.ts';
import { virtualNow } from '../../time/pageTime.ts';

const SPEEDS = [1, 10, 60];

/** The server's virtual clock: what time it is, and how fast it goes. */
export default class ClockControl extends LightningElement {
    reading: ClockReading | undefined;
    now = 0;
    #stop: () => void = () => undefined;
    #timer: ReturnType<typeof setTimeout> | undefined;

    connectedCallback(): void {
        this.#stop = clock.read((reading) => {
            this.reading = reading;
            this.tick();
        });
    }

    disconnectedCallback(): void {
        this.#stop();
        clearTimeout(this.#timer);
    }

    get time(): string {
        return new Date(this.now).toLocaleTimeString('en-GB');
    }

    get timeClass(): string {
        return this.reading?.paused ? 'time slds-text-color_error' : 'time';
    }

    get pausedText(): string {
        return String(this.reading?.paused ?? false);
    }

    get pauseClass(): string {
        return buttonClass(this.reading?.paused ?? false);
    }

    get speeds(): { value: number; label: string; class: string; pressed: string; title: string }[] {
        const current = this.reading?.paused ? undefined : this.reading?.speed;
        return SPEEDS.map((value) => ({
            value,
            label: `x${value}`,
            class: buttonClass(value === current),
            pressed: String(value === current),
            title: value === 1 ? 'As fast as real time' : `${value} times as fast as real time`
        }));
    }

    tick(): void {
        clearTimeout(this.#timer);
        this.now = virtualNow();
        const { paused = true, speed = 1 } = this.reading ?? {};
        if (paused) {
            return;
        }
        const toNextSecond = (1000 - (this.now % 1000)) / speed;
        this.#timer = setTimeout(() => this.tick(), Math.max(100, toNextSecond));
    }

    pause(): void {
        this.change({ paused: !this.reading?.paused });
    }

    setSpeed(event: Event): void {
        this.change({ speed: Number((event.currentTarget as HTMLElement).dataset.speed), paused: false });
    }

    advance(): void {
        this.change({ advance: 60 });
    }

    change(change: ClockChange): void {
        void ask('/local/clock', change);
    }
}

function buttonClass(on: boolean): string {
    return on ? 'slds-button slds-button_brand' : 'slds-button slds-button_neutral';
}
