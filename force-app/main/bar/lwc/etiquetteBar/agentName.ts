import { browserPage } from 'c/serverClock';
import { TIME_LIMIT } from 'c/session';

/** The agent's name for the bar to start with: their own record tells it, unless nobody answers its read in time. */
export class AgentName {
    /** Empty where it could not be read in time; `undefined` until then. */
    value: string | undefined;
    private page = browserPage();
    private timer: number | undefined;
    private known: () => void;

    /** @param known called whenever the name was taken, and once no more is waited for it */
    constructor(known: () => void) {
        this.known = known;
    }

    /** Waits for the name no longer than for any other answer: a read that hangs must not hide the chats. */
    wait(): void {
        this.timer = this.page.setTimer(() => this.take(''), TIME_LIMIT);
    }

    take(name: string): void {
        this.stop();
        this.value ||= name;
        this.known();
    }

    stop(): void {
        if (this.timer !== undefined) {
            this.page.clearTimer(this.timer);
        }
    }
}
