import { createClock, type Clock } from '@sinonjs/fake-timers';

import type { ClockReading } from '../../protocol.ts';

/** The real time under the virtual one. */
export interface RealTime {
    now(): number;
    setTimeout(callback: () => void, milliseconds: number): number;
    clearTimeout(id: number): void;
}

/** The longest real wait between two looks at the timers; browsers cannot wait longer than 2^31 ms at once. */
const LONGEST_WAIT = 3_600_000;

/** What an answer's word on the time may be ahead of the page's own without anything being wrong, in real milliseconds. */
const ON_ITS_WAY = 1_000;

/** The server's virtual clock, carried on in this page, with timers that fire by it. */
export class VirtualTime {
    readonly #real: RealTime;
    readonly #clock: Clock;
    #reading: ClockReading;
    #readAt: number;
    #standing = false;
    #firing = false;
    #armed: number | undefined;

    constructor(reading: ClockReading, real: RealTime) {
        this.#real = real;
        this.#clock = createClock(Math.floor(reading.now));
        this.#reading = reading;
        this.#readAt = real.now();
    }

    /** The virtual instant, epoch milliseconds; never goes back. */
    now(): number {
        const { now, speed, paused } = this.#reading;
        const since = paused || this.#standing ? 0 : (this.#real.now() - this.#readAt) * speed;
        return Math.max(this.#clock.now, Math.floor(now + since));
    }

    /** Goes on from what the server's clock says. */
    follow(reading: ClockReading): void {
        this.#take(reading, false);
        this.#fireDue();
    }

    /** Goes on from the time that came with an answer, where this clock was left behind: its line to the server is lost. */
    catchUp(reading: ClockReading): void {
        if (reading.now - this.now() > ON_ITS_WAY * Math.max(1, reading.speed)) {
            this.follow(reading);
        }
    }

    /** Goes to one instant, fires every timer up to it, and stands still there until the next reading. */
    stepTo(reading: ClockReading): void {
        this.#take(reading, true);
        this.#fireDue();
    }

    /** When the next timer fires; undefined where none is set. */
    nextAt(): number | undefined {
        const times = [...((this.#clock.timers as Map<number, { callAt: number }> | undefined)?.values() ?? [])];
        return times.length > 0 ? Math.min(...times.map((timer) => timer.callAt)) : undefined;
    }

    setTimeout = (callback: () => void, milliseconds = 0, ...values: unknown[]): number =>
        // The timers' clock stands at the last timer that fired; a wait counts from the instant that is told.
        this.#set(() => this.#clock.setTimeout(callback, milliseconds + this.now() - this.#clock.now, ...values));

    setInterval = (callback: () => void, milliseconds = 0, ...values: unknown[]): number =>
        this.#set(() => {
            if (!this.#firing) {
                this.#catchUpWithoutFiring();
            }
            return this.#clock.setInterval(callback, milliseconds, ...values);
        });

    clearTimeout = (id?: number): void => {
        if (id !== undefined) {
            this.#clock.clearTimeout(id);
        }
        this.#arm();
    };

    clearInterval = (id?: number): void => {
        if (id !== undefined) {
            this.#clock.clearInterval(id);
        }
        this.#arm();
    };

    #take(reading: ClockReading, standing: boolean): void {
        this.#reading = reading;
        this.#readAt = this.#real.now();
        this.#standing = standing;
    }

    #set(set: () => unknown): number {
        const id = Number(set());
        this.#arm();
        return id;
    }

    #catchUpWithoutFiring(): void {
        const to = Math.min(this.now(), (this.nextAt() ?? Infinity) - 1);
        if (to > this.#clock.now) {
            this.#clock.tick(to - this.#clock.now);
        }
    }

    #fireDue(): void {
        const ahead = this.now() - this.#clock.now;
        this.#firing = true;
        try {
            if (ahead > 0) {
                this.#clock.tick(ahead);
            }
        } finally {
            this.#firing = false;
            this.#arm();
        }
    }

    #arm(): void {
        if (this.#firing) {
            return;
        }
        if (this.#armed !== undefined) {
            this.#real.clearTimeout(this.#armed);
        }
        this.#armed = undefined;
        const next = this.nextAt();
        const { speed, paused } = this.#reading;
        if (next === undefined || paused || this.#standing || speed <= 0) {
            return;
        }
        const wait = Math.min(LONGEST_WAIT, Math.max(0, (next - this.now()) / speed));
        this.#armed = this.#real.setTimeout(() => {
            this.#armed = undefined;
            this.#fireDue();
        }, Math.ceil(wait));
    }
}
