/**
 * What a message box holds after the agent's message. `a draft`: keys came after the gesture that sent it, since the event
 * arrives later than that. `our text`: nothing was done here that could have sent it, so it was sent elsewhere.
 */
export type Held = 'nothing' | 'a draft' | 'our text';

/** The event of a message comes no later than this after the gesture that sent it; milliseconds. Not verified in an org. */
const EVENT_LATE = 30_000;

/** What happens in a message box, as far as it can be known: the platform lets nobody read what stands there. */
export interface DraftWatch {
    /** Returns true if the message box may hold a draft, or a text of ours. */
    mayHoldDraft(): boolean;
    /** Returns true if a key came since the last text was put in. */
    isTypedSinceInsertion(): boolean;
    /** A text was put into the message box. */
    inserted(): void;
    /** The message box was cleared. */
    emptied(): void;
    /** The platform says that the agent sent a message. Returns what the message box holds now, as far as it can be known. */
    sent(): Held;
    stop(): void;
}

/** Returns true if a key may have written something: one character, or a step towards one (a dead key, an input method). */
function mayWrite(event: KeyboardEvent): boolean {
    const { key, ctrlKey, altKey, metaKey, shiftKey, isComposing, defaultPrevented } = event;
    // AltGr comes as Ctrl with Alt and writes; Ctrl or Command alone is a shortcut, and so is Alt with Shift and a letter.
    // On a Mac, Option with Shift writes: what it makes of a letter is none.
    const isShortcut = metaKey || (ctrlKey && !altKey) || (altKey && shiftKey && !ctrlKey && /^[a-z]$/i.test(key));
    // The space bar presses buttons, too: what it writes says the change that follows.
    const isCharacter = /^[^ ]$/u.test(key) || key === 'Dead' || key === 'Process' || isComposing;
    return isCharacter && !isShortcut && !defaultPrevented;
}

/** Returns true if a change in a field may write something; one that takes text away, or begins a new line, does not. */
function writes({ inputType }: InputEvent): boolean {
    return /^(?:insert(?!LineBreak|Paragraph)|history)/.test(inputType);
}

/**
 * Watches for drafts while `isInFront` says that the chat is in front (docs/etiquette.md, "Actions", 4). `typed` is called
 * for each key that may have written something, for a paste or a drop, and for what is written without a key, as by a picker
 * of emoji, dictation or an undo: with the fact alone, never the content.
 */
export function watchDraft(isInFront: () => boolean, typed: () => void): DraftWatch {
    let mayHold = false;
    let isTypedSince = false;
    let isTypedSinceGesture = false;
    let isOursAlone = false;
    let gestureAt = -Infinity;

    const note = (): void => {
        if (isInFront()) {
            mayHold = true;
            isOursAlone = false;
            isTypedSince = true;
            isTypedSinceGesture = true;
            typed();
        }
    };
    /** Enter or a click may send what stands in the message box; the space bar on a button is a click too, after its key. */
    const takeGesture = (): void => {
        if (isInFront()) {
            isTypedSinceGesture = false;
            gestureAt = performance.now();
        }
    };
    const takeKey = (event: KeyboardEvent): void => {
        if (mayWrite(event)) {
            note();
        } else if (event.key === 'Enter' && !event.shiftKey) {
            takeGesture();
        }
    };
    const takeChange = (event: InputEvent): void => {
        // The key that makes a change is noted already, and each note is a message to the bar.
        const isNoted = mayHold && isTypedSince && isTypedSinceGesture;
        if (!isNoted && writes(event)) {
            note();
        }
    };
    // On the way down: the conversation may stop the event before it comes back up. Keys after the window, where the bar
    // takes its own, whichever of the two was there first.
    document.addEventListener('keydown', takeKey, true);
    window.addEventListener('click', takeGesture, true);
    window.addEventListener('paste', note, true);
    window.addEventListener('drop', note, true);
    // Before a change, and not after it: a toolkit that writes our own texts by a command of the editor says nothing before.
    window.addEventListener('beforeinput', takeChange, true);

    return {
        mayHoldDraft: () => mayHold,
        isTypedSinceInsertion: () => isTypedSince,
        inserted() {
            isOursAlone ||= !mayHold;
            mayHold = true;
            isTypedSince = false;
        },
        emptied() {
            mayHold = false;
            isOursAlone = false;
            isTypedSince = false;
        },
        sent() {
            if (isOursAlone && performance.now() - gestureAt > EVENT_LATE) {
                return 'our text';
            }
            mayHold = isTypedSinceGesture;
            isTypedSince = isTypedSinceGesture;
            isOursAlone = false;
            return mayHold ? 'a draft' : 'nothing';
        },
        stop() {
            document.removeEventListener('keydown', takeKey, true);
            window.removeEventListener('click', takeGesture, true);
            window.removeEventListener('paste', note, true);
            window.removeEventListener('drop', note, true);
            window.removeEventListener('beforeinput', takeChange, true);
        }
    };
}
