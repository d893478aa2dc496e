import type { Clock } from 'c/etiquette';

/** How many chats, and how many clocks each has. */
export const CHATS = 100;
const RULES = ['response', 'answer', 'duration'] as const;
const START = Date.UTC(2026, 0, 5, 9);

function spanOf(chat: number, clock: number): number {
    return 20_000 + chat * 1_700 + clock * 61_000;
}

/** The clocks of a chat, all of them counting: every second every one of their texts changes. */
export function clocksOf(chat: number): Clock[] {
    return RULES.map((rule, index) => ({
        rule,
        kind: rule === 'response' ? 'limit' : 'prompt',
        start: START,
        due: START + spanOf(chat, index),
        limit: spanOf(chat, index),
        remaining: spanOf(chat, index),
        state: 'onTime',
        owed: false
    }));
}

/** What a page of this benchmark offers: lets so many seconds pass, so many milliseconds apart. */
declare global {
    interface Window {
        tick(seconds: number, apart: number): Promise<void>;
    }
}

/** Makes the page's `tick`, which shows each second through `show`. */
export function offerTicks(show: (now: number) => void): void {
    let now = START;
    window.tick = (seconds, apart) =>
        new Promise((done) => {
            let left = seconds;
            const timer = window.setInterval(() => {
                now += 1000;
                show(now);
                left -= 1;
                if (left === 0) {
                    window.clearInterval(timer);
                    done();
                }
            }, apart);
        });
}

/** The instant before the first tick. */
export const BEFORE = START;
