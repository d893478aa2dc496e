import { deepAll, deepText } from './deepTree.ts';
import { quiet } from '../../console/page/session/link.ts';
import { blocksIn, chatsOnScreen, inputsInPage, parkedIn, type Place } from './readWindow.ts';
import type { ScreenNames } from '../screen/screenNames.ts';

/** A button that an agent presses. */
export interface Press {
    place: Place;
    /** How the client is called. */
    client: string;
    button: string;
    /** The action that it belongs to, by its words; one of the chat's own buttons where none is named. */
    action?: string;
    /** It stands among the parked texts. */
    isParked?: true;
    times: number;
}

function clientOf(element: Element): string {
    return /\bC\d+\b/.exec(element.getAttribute('aria-label') ?? deepText(element))?.[0] ?? '';
}

function placesOf({ action, isParked }: Press, root: Element, names: ScreenNames): Element[] {
    if (isParked) {
        return parkedIn(root, names);
    }
    const blocks = blocksIn(root, names);
    return action === undefined ? [root] : blocks.filter(({ label }) => label === action).map(({ block }) => block);
}

/** Presses a button as often as asked, all at once; false where there is none that can be pressed. */
export async function press(wanted: Press, names: ScreenNames): Promise<boolean> {
    const buttons = (): HTMLButtonElement[] =>
        chatsOnScreen(wanted.place, names)
            .filter((root) => clientOf(root) === wanted.client)
            .flatMap((root) => placesOf(wanted, root, names))
            .flatMap((place) => deepAll(place))
            .filter((one): one is HTMLButtonElement => one.localName === 'button');
    const find = (): HTMLButtonElement | undefined =>
        buttons().find((one) => !one.disabled && deepText(one) === wanted.button);
    if (!find()) {
        buttons()
            .find((one) => one.getAttribute('aria-haspopup') === 'menu')
            ?.click();
        await quiet();
    }
    const button = find();
    for (let time = 0; time < wanted.times; time += 1) {
        button?.click();
    }
    await quiet();
    return button !== undefined;
}

/** The box of a chat's conversation; undefined where the conversation is not in the page. */
function boxOf(chat: string): HTMLTextAreaElement | undefined {
    return inputsInPage().findLast((input) => input.chat === chat)?.box;
}

/** Brings the caret to the end of a chat's box; false where there is none that takes text. */
export function focusBox(chat: string): boolean {
    const box = boxOf(chat);
    if (!box || box.disabled) {
        return false;
    }
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
    return true;
}

function key(box: HTMLTextAreaElement, name: string): void {
    const how = { key: name, bubbles: true, composed: true, cancelable: true };
    box.dispatchEvent(new KeyboardEvent('keydown', how));
    box.dispatchEvent(new KeyboardEvent('keyup', how));
}

function fill(box: HTMLTextAreaElement, text: string, inputType: string): void {
    box.value = text;
    box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType, data: text }));
}

/** Types at the end of a chat's box, key by key. */
export function typeInto(chat: string, text: string): void {
    const box = boxOf(chat);
    for (const character of box && focusBox(chat) ? text : '') {
        key(box as HTMLTextAreaElement, character);
        fill(box as HTMLTextAreaElement, `${box?.value}${character}`, 'insertText');
    }
}

/** Pastes at the end of a chat's box. */
function pasteInto(chat: string, text: string): void {
    const box = boxOf(chat);
    if (box && focusBox(chat)) {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        box.dispatchEvent(
            new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true })
        );
        fill(box, `${box.value}${text}`, 'insertFromPaste');
    }
}

/** Types or pastes into a chat's box in which nothing stands; false where something does, or there is none that takes text. */
export function beginIn(chat: string, text: string, how: 'typed' | 'pasted'): boolean {
    const box = boxOf(chat);
    if (!box || box.disabled || box.value !== '') {
        return false;
    }
    (how === 'typed' ? typeInto : pasteInto)(chat, text);
    return true;
}

/** Removes what stands in a chat's box. */
export function removeFrom(chat: string): void {
    const box = boxOf(chat);
    if (box && focusBox(chat)) {
        box.select();
        key(box, 'Backspace');
        fill(box, '', 'deleteContentBackward');
    }
}

/** Sends what stands in a chat's box with Enter; done once it is sent, or refused. */
export async function sendFrom(chat: string): Promise<void> {
    const box = boxOf(chat);
    if (box && focusBox(chat)) {
        key(box, 'Enter');
    }
    await quiet();
}
