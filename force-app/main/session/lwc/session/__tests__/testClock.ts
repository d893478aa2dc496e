import type { ClockPort } from 'c/sessionPorts';

/** A window, as far as the stand-ins ask for it: one that died does nothing more. */
export interface Life {
    isDead: boolean;
    id: string;
}

/** More timers at one instant than that are a session that wakes itself without end. */
const MOST_RINGS = 500;

interface Timer {
    at: number;
    ring(): void;
}

/** The server's time, which stands still until a test lets it pass. */
export class TestClock {
    now: number;
    /** False while nobody knows what time it is. */
    isSure = true;
    /** What the windows asked for last: when to be woken, and whether each second counts. */
    asked: { at: number | undefined; counting: boolean } | undefined;
    #wakes = new Map<Life, { at: number | undefined; ring(): void }>();
    #alarms = new Set<Timer>();
    private rings = 0;
    private lastRing = 0;

    constructor(now: number) {
        this.now = now;
    }

    portOf(life: Life): ClockPort {
        this.#wakes.set(life, { at: undefined, ring: () => undefined });
        return {
            now: () => this.now,
            isSure: () => this.isSure,
            sleepUntil: (at, counting) => {
                this.asked = { at, counting };
                Object.assign(this.#wakes.get(life) ?? {}, { at });
            },
            alarm: (at, ring) => this.alarm(at, () => life.isDead || ring())
        };
    }

    onWake(life: Life, ring: () => void): void {
        Object.assign(this.#wakes.get(life) ?? {}, { ring });
    }

    forget(life: Life): void {
        this.#wakes.delete(life);
    }

    alarm(at: number, ring: () => void): () => void {
        const timer = { at, ring };
        this.#alarms.add(timer);
        return () => this.#alarms.delete(timer);
    }

    /** Resolves so many milliseconds later. */
    later(milliseconds: number): Promise<void> {
        return new Promise((resolve) => void this.alarm(this.now + milliseconds, resolve));
    }

    /** Lets time pass; `settle` lets what each timer begins come to rest. */
    async pass(milliseconds: number, settle: () => Promise<void>): Promise<void> {
        const end = this.now + milliseconds;
        await settle();
        for (let next = this.nextBy(end); next !== undefined; next = this.nextBy(end)) {
            this.now = Math.max(this.now, next);
            this.count(this.now);
            this.ring();
            await settle();
        }
        this.now = end;
    }

    private count(at: number): void {
        this.rings = at === this.lastRing ? this.rings + 1 : 0;
        this.lastRing = at;
        if (this.rings > MOST_RINGS) {
            throw new Error(`The timers ring without end at ${new Date(at).toISOString()}.`);
        }
    }

    private nextBy(end: number): number | undefined {
        const instants = [...this.#alarms, ...this.#wakes.values()].flatMap(({ at }) =>
            at !== undefined && at <= end ? [at] : []
        );
        return instants.length === 0 ? undefined : Math.min(...instants);
    }

    private ring(): void {
        for (const timer of [...this.#alarms]) {
            if (timer.at <= this.now) {
                this.#alarms.delete(timer);
                timer.ring();
            }
        }
        for (const wake of this.#wakes.values()) {
            if (wake.at !== undefined && wake.at <= this.now) {
                wake.at = undefined;
                wake.ring();
            }
        }
    }
}
