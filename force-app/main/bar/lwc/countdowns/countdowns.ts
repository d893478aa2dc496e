import type { Clock } from 'c/etiquette';
import { clockFace, timeLeft, wholeSeconds } from 'c/labels';

/** A ring drains in so many steps: each is less than two pixels long, and more would be written more often. */
const RING_STEPS = 30;

interface Countdown {
    text: Text;
    ring: Attr | null | undefined;
    /** The instant at which it stands at 0:00. */
    zero: number;
    /** It stands still: paused. */
    frozen: boolean;
    /** The least time left that it shows: a clock that cannot fall due yet is never late. */
    least: number;
    /** The most: no clock has more than its limit left. */
    most: number;
    shown: number;
    drawn: number;
}

/**
 * Returns what writes a property by its setter itself. Set on a node, it is first looked up in all the node's prototypes on
 * the page's side of Salesforce's sandbox, which costs five times as much as the writing.
 */
function writerOf<Property extends 'data' | 'value'>(owner: { prototype: object } | undefined, property: Property) {
    let set = owner && Object.getOwnPropertyDescriptor(owner.prototype, property)?.set;
    return (place: Record<Property, string>, text: string): void => {
        try {
            if (set) {
                Reflect.apply(set, place, [text]);
                return;
            }
        } catch {
            // Lightning Locker wraps nodes, which the browser's own setter does not take.
            set = undefined;
        }
        place[property] = text;
    };
}

const writeText = writerOf(globalThis.CharacterData, 'data');
const writeAttribute = writerOf(globalThis.Attr, 'value');

function textIn(place: HTMLElement): Text {
    return (place.firstChild ?? place.appendChild(document.createTextNode(''))) as Text;
}

function countdownOf(place: HTMLElement, ring: Element | null | undefined, clock: Clock, now: number): Countdown {
    const frozen = clock.state === 'paused';
    const zero = frozen ? now + timeLeft(clock, now) : (clock.due ?? clock.start + clock.limit);
    return {
        text: textIn(place),
        ring: ring?.getAttributeNode('stroke-dasharray'),
        zero,
        frozen,
        least: clock.due === undefined ? 0 : -Infinity,
        most: clock.limit,
        shown: -1,
        drawn: -1
    };
}

function write(countdown: Countdown, now: number): void {
    const left = Math.max(countdown.least, Math.min(countdown.most, countdown.zero - now));
    const seconds = wholeSeconds(left);
    if (seconds !== countdown.shown) {
        countdown.shown = seconds;
        writeText(countdown.text, clockFace(seconds));
    }
    // What is late is a full ring again.
    const steps = left < 0 ? RING_STEPS : Math.ceil((left / countdown.most) * RING_STEPS);
    if (countdown.ring && steps !== countdown.drawn) {
        countdown.drawn = steps;
        writeAttribute(countdown.ring, `${steps} ${RING_STEPS}`);
    }
}

/** What counts on the page. */
const running = new Set<Countdowns>();

/** Shows every countdown on the page as of an instant; epoch milliseconds of the server. */
export default function showCountdowns(now: number): void {
    for (const countdowns of running) {
        countdowns.tick(now);
    }
}

/**
 * The countdowns of one component. To render a hundred rows again every second would cost several times what their texts
 * cost, so texts and rings are written directly, and only those that changed. In Salesforce's sandbox every look-up on the
 * page's side costs as much as the writing: so the time passes for all of them here, not from element to element, and each
 * is written by one property of its own node.
 */
export class Countdowns {
    /** The instant that is shown; epoch milliseconds. */
    at = 0;
    /** Called whenever time has passed, if anything else depends on it. */
    ticked: ((now: number) => void) | undefined;
    private all: Countdown[] = [];

    /** Begins to count. */
    start(): void {
        running.add(this);
    }

    /** Stops counting. */
    stop(): void {
        running.delete(this);
    }

    /** Takes over the places of the clocks' times, one for each clock, and the first one's ring; shows the time as of now. */
    adopt(places: Iterable<HTMLElement>, clocks: readonly Clock[], now: number, ring?: Element | null): void {
        this.at = Math.max(this.at, now);
        this.all = Array.from(places, (place, index) =>
            countdownOf(place, index === 0 ? ring : null, clocks[index] as Clock, this.at)
        );
        this.show();
    }

    /** Shows the time as of now. The bar and each panel on the page tell the same instant: once is enough. */
    tick(now: number): void {
        if (now === this.at) {
            return;
        }
        this.at = now;
        this.show();
        this.ticked?.(now);
    }

    private show(): void {
        for (const countdown of this.all) {
            if (!countdown.frozen || countdown.shown < 0) {
                write(countdown, this.at);
            }
        }
    }
}
