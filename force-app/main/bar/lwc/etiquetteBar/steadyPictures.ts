/** So many pictures of the browser pass from one showing to the next: some seven hundredths of a second, or less. */
const FRAMES = 4;

/**
 * Shows what changed at once, and however often it changes again, only once in a few pictures that the browser paints:
 * when many chats fall due in one second, what has to be done for each does not wait for the pictures of the others.
 * A hidden page paints none; there every change is shown.
 */
export class SteadyPictures {
    #show: () => void;
    #frame: number | undefined;
    #left = 0;
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
        if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
        this.#frame = undefined;
        this.#askedAgain = false;
    }

    private begin(): void {
        this.#askedAgain = false;
        this.#left = FRAMES;
        this.wait();
        this.#show();
    }

    private wait(): void {
        // Waits for the browser's own moment to paint, and for no instant.
        // eslint-disable-next-line @lwc/lwc/no-async-operation
        this.#frame = requestAnimationFrame(() => {
            this.#frame = undefined;
            this.#left -= 1;
            if (this.#left > 0) this.wait();
            else if (this.#askedAgain) this.begin();
        });
    }
}
