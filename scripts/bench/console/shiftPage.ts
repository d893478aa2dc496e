import '@lwc/synthetic-shadow';
import { connectWorld, conversations } from '../../console/page/session/world.ts';
import { pageTime } from '../../console/page/time/pageTime.ts';

/** A text that was put into an input, and when: real epoch milliseconds. */
export interface Written {
    text: string;
    at: number;
}

/** What this page offers beside the console. */
declare global {
    interface Window {
        bench: {
            written: Written[];
            /** How many timers of the product wait to fire. */
            timers(): number;
            /** How many subscriptions to message channels there are. */
            subscriptions(): number;
            /** Whether the chat has ended, as this page knows it. */
            isOver(chat: string): boolean;
            /** Accepts a request; done once the chat's panel says that it is shown. */
            accept(workId: string, chat: string): Promise<void>;
            /** Closes the tab of a chat, as the agent does when all is done. */
            close(chat: string): Promise<void>;
        };
    }
}

const written: Written[] = [];
const waiting = new Set<number>();

/** Inputs are written by their value: nothing of the document changes that could be watched. */
function watchInputs(): void {
    const prototype = HTMLTextAreaElement.prototype;
    const { get, set } = Object.getOwnPropertyDescriptor(prototype, 'value') ?? {};
    Object.defineProperty(prototype, 'value', {
        configurable: true,
        get() {
            return get?.call(this) as unknown;
        },
        set(text: string) {
            set?.call(this, text);
            if (text !== '') {
                written.push({ text, at: Date.now() });
            }
        }
    });
}

type SetTimer = (callback: () => void, milliseconds?: number, ...values: unknown[]) => number;

/** Keeps count of the timers that the product has set: it takes them from the page's virtual time. */
function watchTimers(): void {
    const time = pageTime();
    const counted =
        (set: SetTimer, isOnce: boolean): SetTimer =>
        (callback: (...values: unknown[]) => void, milliseconds, ...values) => {
            const fire = (): void => {
                if (isOnce) {
                    waiting.delete(id);
                }
                callback(...values);
            };
            const id = set(fire, milliseconds);
            waiting.add(id);
            return id;
        };
    const dropped =
        (clear: (id?: number) => void) =>
        (id?: number): void => {
            if (id !== undefined) {
                waiting.delete(id);
            }
            clear(id);
        };
    time.setTimeout = counted(time.setTimeout, true);
    time.setInterval = counted(time.setInterval, false);
    time.clearTimeout = dropped(time.clearTimeout);
    time.clearInterval = dropped(time.clearInterval);
}

watchInputs();
await connectWorld();
watchTimers();
const { showConsole } = await import('../../console/page/showConsole.ts');
const { accept } = await import('../../console/page/omni/omni.ts');
const { leaveTab } = await import('../../console/page/workspace/leaving.ts');
const { hear, listeners } = await import('../../console/stand-ins/lightning/messageService/bus.ts');
const { tabs } = await import('../../console/page/workspace/workspace.ts');
const shown = new Set<string>();
hear({ channelName: 'Etiquette__c' }, (message) => {
    const { type, chat } = message as { type: string; chat?: string };
    if (type === 'shown' && chat !== undefined) {
        shown.add(chat);
    }
});
window.bench = {
    written,
    timers: () => waiting.size,
    subscriptions: listeners,
    isOver: (chat) => conversations.get().get(chat)?.state === 'ended',
    async accept(workId, chat) {
        await accept(workId);
        while (!shown.has(chat)) {
            await new Promise(requestAnimationFrame);
        }
    },
    async close(chat) {
        for (const { id, parent, recordId } of tabs.get().tabs) {
            if (parent === undefined && recordId === chat) {
                await leaveTab(id);
            }
        }
    }
};
showConsole();
