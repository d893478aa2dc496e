import { open } from 'lightning/platformUtilityBarApi';
import type { ShownChat } from 'c/bands';
import { act, go, type ActCommand, type Running } from './commands';

/** The shortcut to the most urgent chat, as screen readers are told. */
export const SHORTCUT = 'Alt+Shift+N';

/**
 * Listens for the keys of the bar anywhere in the console while `isOn`: shortcuts, and digits for `jump`, which returns
 * false where a digit is none of the bar's. Returns a function that stops it.
 */
export function onShortcut(
    shortcuts: Readonly<Record<string, () => void>>,
    jump: (place: number) => boolean,
    isOn: () => boolean
): () => void {
    const isTaken = ({ key, code, altKey, shiftKey, repeat }: KeyboardEvent): boolean => {
        // By the position of the key, not by its letter: with Alt, some layouts and every Mac write another one.
        const run = altKey && shiftKey ? shortcuts[code] : undefined;
        if (!repeat) {
            run?.();
        }
        return run !== undefined || (!altKey && /^[1-9]$/.test(key) && jump(Number(key)));
    };
    const listener = (event: KeyboardEvent): void => {
        if (isOn() && !event.ctrlKey && !event.metaKey && isTaken(event)) {
            event.preventDefault();
        }
    };
    // On the way down, before it can be taken for the beginning of a draft.
    window.addEventListener('keydown', listener, true);
    return () => window.removeEventListener('keydown', listener, true);
}

/** Returns the command that puts the ready text of the chat in front into its message box; `undefined` if there is none. */
export function readyText(chats: readonly ShownChat[]): ActCommand | undefined {
    const { actions = [] } = chats.find(({ isInFront }) => isInFront) ?? {};
    const parked = actions.find(({ state, reason }) => state === 'parked' && reason !== 'inputUnavailable');
    if (parked) {
        return { key: parked.key, command: 'insert' };
    }
    const coming = actions.find(
        ({ action, mode, state }) =>
            ['coming', 'due', 'snoozed'].includes(state) && mode !== 'send' && /^(nudge|hold|update)$/.test(action)
    );
    return coming && { key: coming.key, command: 'do' };
}

/** What the keys of a bar need from it. */
export interface KeysContext {
    chats(): readonly ShownChat[];
    /** The bar's elements, once they are rendered. */
    parts(): { bar?: HTMLElement; list?: { focusRow(row: number | string): void } };
    /** The id of its utility item. */
    utilityId(): string | undefined;
    run(work: (running: Running) => Promise<void>): void;
}

/** The keys that lead from chat to chat. */
export class Keys {
    private context: KeysContext;
    private focusBefore: HTMLElement | null = null;

    constructor(context: KeysContext) {
        this.context = context;
    }

    /** Goes to the first chat that the agent can act on, in their order. */
    goNext = (): void => this.goTo(({ phase }) => phase === 'accepted' || phase === 'offered');

    /** Goes to the first chat that is meant: to the message box on its page, or to its row while it is offered. */
    goTo(isMeant: (chat: ShownChat) => boolean): void {
        const chat = this.context.chats().find(isMeant);
        if (chat) {
            this.context.run((running) => (chat.phase === 'offered' ? this.showOffer(chat.chat) : go(running, chat)));
        }
    }

    /** Puts the ready text of the chat in front into its message box. */
    insertReady = (): void => {
        const ready = readyText(this.context.chats());
        if (ready) {
            this.context.run((running) => act(running, ready));
        }
    };

    /** The focus came into the bar, or moved in it. */
    enter = ({ relatedTarget }: FocusEvent): void => {
        if (!(relatedTarget instanceof Node && this.context.parts().bar?.contains(relatedTarget))) {
            this.focusBefore = relatedTarget as HTMLElement | null;
        }
    };

    /** Goes to the row of that number while the focus is in the bar; returns false otherwise. */
    jump = (place: number): boolean => {
        const { bar, list } = this.context.parts();
        const isHere = bar?.matches(':focus-within') ?? false;
        if (isHere) {
            list?.focusRow(place);
        }
        return isHere;
    };

    /** Escape gives the focus back. */
    leave = (event: KeyboardEvent): void => {
        if (event.key === 'Escape' && this.giveBack()) {
            // The panel would close on Escape.
            event.preventDefault();
            event.stopPropagation();
        }
    };

    private async showOffer(chat: string): Promise<void> {
        const utility = this.context.utilityId();
        if (utility !== undefined) {
            await open(utility, { autoFocus: true });
        }
        this.context.parts().list?.focusRow(chat);
    }

    /**
     * Gives the focus back to the field that had it, or else to the chat in front: what had the focus may be out of reach,
     * in a component of the platform. Returns false where there is neither.
     */
    private giveBack(): boolean {
        const front = this.context.chats().find(({ isInFront }) => isInFront)?.chat;
        if (front === undefined || this.focusBefore?.matches('input, textarea, [contenteditable]')) {
            this.focusBefore?.focus();
        }
        if (!this.context.parts().bar?.matches(':focus-within')) {
            return true;
        }
        this.context.run(async ({ focusPanel }) => focusPanel(front));
        return front !== undefined;
    }
}
