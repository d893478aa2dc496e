/** After a picture it rests so many times as long as the browser took for that: less than a tenth of a second, if quick. */
const REST = 3;
/** It rests that long at most, in milliseconds. */
const LONGEST_REST = 500;

/**
 * Shows what changed at once, and however often it changes again, only now and then: when many chats fall due in one
 * second, what has to be done for each does not wait for the pictures of the others. A hidden page is not painted; there
 * every change is shown.
 */
export class SteadyPictures {
    #show: () => void;
    #frame: number | undefined;
    #begunAt: number | undefined;
    #restsUntil: number | undefined;
    #askedAgain = false;

    constructor(show: () => void) {
        this.#show = show;
    }

    /** Something changed. */
    ask(): void {
        if (document.visibilityState !== 'visible') {
            this.stop();
            this.#show();
        } else if (this.#frame === undefined) {
            this.begin();
        } else {
            this.#askedAgain = true;
        }
    }

    /** Forgets what was asked for. */
    stop(): void {
        if (this.#frame !== undefined) {
            cancelAnimationFrame(this.#frame);
        }
        this.#frame = undefined;
        this.#askedAgain = false;
    }

    private begin(): void {
        this.#askedAgain = false;
        this.#begunAt = undefined;
        this.#restsUntil = undefined;
        this.wait();
        this.#show();
    }

    private wait(): void {
        // Waits for the browser's own moment to paint, and for no instant.
        // eslint-disable-next-line @lwc/lwc/no-async-operation
        this.#frame = requestAnimationFrame((at) => {
            this.#frame = undefined;
            if (this.isResting(at)) {
                this.wait();
            } else if (this.#askedAgain) {
                this.begin();
            }
        });
    }

    /** The first picture begins with what was shown; when the second begins, that is painted. */
    private isResting(at: number): boolean {
        if (this.#begunAt === undefined) {
            this.#begunAt = at;
            return true;
        }
        this.#restsUntil ??= at + Math.min(LONGEST_REST, REST * (at - this.#begunAt));
        return at < this.#restsUntil;
    }
}
