/** After a rendering it pauses so many times as long as the browser took for it: less than a tenth of a second if that is fast. */
const PAUSE = 3;
/** The longest pause; milliseconds. */
const LONGEST_PAUSE = 500;

/**
 * Renders the first change at once and further ones only now and then: if many chats fall due in one second, the actions of
 * each do not wait for the rendering of the others. A hidden page is not painted, so every change is rendered there.
 */
export class RenderThrottle {
    private show: () => void;
    private frame: number | undefined;
    private begunAt: number | undefined;
    private pausedUntil: number | undefined;
    private askedAgain = false;

    constructor(show: () => void) {
        this.show = show;
    }

    /** Asks for a rendering. */
    ask(): void {
        if (document.visibilityState !== 'visible') {
            this.stop();
            this.show();
        } else if (this.frame === undefined) {
            this.begin();
        } else {
            this.askedAgain = true;
        }
    }

    /** Drops what was asked for. */
    stop(): void {
        if (this.frame !== undefined) {
            cancelAnimationFrame(this.frame);
        }
        this.frame = undefined;
        this.askedAgain = false;
    }

    private begin(): void {
        this.askedAgain = false;
        this.begunAt = undefined;
        this.pausedUntil = undefined;
        this.wait();
        this.show();
    }

    private wait(): void {
        // Waits for the browser's own moment to paint, and for no instant.
        // eslint-disable-next-line @lwc/lwc/no-async-operation
        this.frame = requestAnimationFrame((at) => {
            this.frame = undefined;
            if (this.isPaused(at)) {
                this.wait();
            } else if (this.askedAgain) {
                this.begin();
            }
        });
    }

    /** The first frame begins with what was rendered; when the second begins, that is painted. */
    private isPaused(at: number): boolean {
        if (this.begunAt === undefined) {
            this.begunAt = at;
            return true;
        }
        this.pausedUntil ??= at + Math.min(LONGEST_PAUSE, PAUSE * (at - this.begunAt));
        return at < this.pausedUntil;
    }
}
