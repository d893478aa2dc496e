import type { Clock } from 'c/etiquette';
import { clockFace, timeLeft, wholeSeconds } from 'c/labels';

interface Countdown {
    text: Text;
    /** The instant at which it stands at 0:00. */
    zero: number;
    /** It stands still: paused. */
    frozen: boolean;
    /** The least time left that it shows: a clock that cannot fall due yet is never overdue. */
    least: number;
    /** The most: no clock has more than its limit left. */
    most: number;
    shown: number;
}

function textIn(place: HTMLElement): Text {
    return (place.firstChild ?? place.appendChild(document.createTextNode(''))) as Text;
}

function countdownOf(place: HTMLElement, clock: Clock, now: number): Countdown {
    const frozen = clock.state === 'paused';
    const zero = frozen ? now + timeLeft(clock, now) : (clock.due ?? clock.start + clock.limit);
    return {
        text: textIn(place),
        zero,
        frozen,
        least: clock.due === undefined ? 0 : -Infinity,
        most: clock.limit,
        shown: -1
    };
}

function write(countdown: Countdown, now: number): void {
    const seconds = wholeSeconds(Math.max(countdown.least, Math.min(countdown.most, countdown.zero - now)));
    if (seconds !== countdown.shown) {
        countdown.shown = seconds;
        countdown.text.data = clockFace(seconds);
    }
}

/**
 * The countdowns of one card. To render a hundred cards anew every second would cost several times what their texts
 * cost, so the texts are written directly, and only those that changed.
 */
export class Countdowns {
    #all: Countdown[] = [];

    /** Takes over the places of the clocks' times, one for each clock, and shows the time as of now. */
    adopt(places: Iterable<HTMLElement>, clocks: readonly Clock[], now: number): void {
        this.#all = Array.from(places, (place, index) => countdownOf(place, clocks[index] as Clock, now));
        this.tick(now);
    }

    /** Shows the time as of now. */
    tick(now: number): void {
        for (const countdown of this.#all) {
            if (!countdown.frozen || countdown.shown < 0) {
                write(countdown, now);
            }
        }
    }
}
