declare global {
    var isTabHidden: boolean | undefined;
    /** Cuts the page's line to its server, or lets it come back. */
    var sleepLine: (asleep: boolean) => void;
    /** Whether the page waits for no moment to paint any more. */
    var isPainted: () => boolean;
}

/** The sandbox looks at these getters as they were when it began: what is put on the document later, it does not see. */
export function readVisibility(): void {
    Object.defineProperties(Document.prototype, {
        visibilityState: { configurable: true, get: () => (globalThis.isTabHidden ? 'hidden' : 'visible') },
        hidden: { configurable: true, get: () => Boolean(globalThis.isTabHidden) }
    });
}

/** Lets the page's line to its server sleep. Done in the page: by way of Playwright every message would cost ten times as much. */
export function putLineToSleep(): void {
    /** Open, and nobody at its end. */
    class DeafLine extends EventTarget {
        constructor() {
            super();
            setTimeout(() => this.dispatchEvent(new Event('open')));
        }

        send(): void {}

        close(): void {
            this.dispatchEvent(new Event('close'));
        }
    }
    const lines = new Set<{ close(): void }>();
    let isAsleep = false;
    globalThis.sleepLine = (asleep) => {
        isAsleep = asleep;
        const open = [...lines];
        lines.clear();
        open.forEach((line) => line.close());
    };
    globalThis.WebSocket = new Proxy(WebSocket, {
        construct(Line, args) {
            const line = isAsleep ? new DeafLine() : (Reflect.construct(Line, args) as WebSocket);
            lines.add(line);
            return line;
        }
    });
}

/**
 * Gives the page moments to paint as a window in front has them, and counts those that it still waits for. Of several pages
 * of one test the browser lets those behind paint about once a second.
 */
export function paintInFront(): void {
    const { requestAnimationFrame: request, cancelAnimationFrame: cancel } = globalThis;
    const awaited = new Set<number>();
    globalThis.requestAnimationFrame = (paint) => {
        const begin = (at: number): void => {
            if (awaited.delete(frame)) {
                paint(at);
            }
        };
        const frame = request(begin);
        awaited.add(frame);
        setTimeout(() => begin(performance.now()), 32);
        return frame;
    };
    globalThis.cancelAnimationFrame = (frame) => {
        awaited.delete(frame);
        cancel(frame);
    };
    globalThis.isPainted = () => awaited.size === 0;
}
