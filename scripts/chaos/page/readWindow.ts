import type { ShownInput } from '../referee/shown.ts';
import type { ScreenNames } from '../screen/screenNames.ts';
import { deepAll, deepParent, deepText, isLaidOut } from './deepTree.ts';

/** A chat as one row, or one panel, shows it: words only. */
export interface RawChat {
    /** Its accessible name, in which the client's name stands. */
    name: string;
    text: string;
    /** The names of all buttons that can be pressed. */
    buttons: string[];
    /** What stands about each action: its name, all its words but those of its buttons, its buttons. */
    blocks: { label: string; text: string; buttons: string[] }[];
    /** What stands in the region of parked texts. */
    parked: string;
}

/** What one window shows. */
export interface RawWindow {
    rows: RawChat[];
    panels: RawChat[];
    inputs: ShownInput[];
    itemAlarms: boolean;
}

/** Where a chat stands on screen. */
export type Place = 'row' | 'panel';

type Names = Pick<ScreenNames, 'list' | 'panel' | 'parked' | 'actions' | 'buttons'>;

function isButton(element: Element): element is HTMLButtonElement {
    return element.localName === 'button';
}

function nameOf(element: Element): string {
    return element.getAttribute('aria-label') ?? '';
}

/** Conversations are long, and nothing of the product stands in them. */
function isLog(element: Element): boolean {
    return element.getAttribute('role') === 'log';
}

function enabledButtons(elements: readonly Element[]): HTMLButtonElement[] {
    return elements.filter(isButton).filter((button) => !button.disabled);
}

/** The element that stands about one action: the largest that has no other action in it, nor the chat's own buttons. */
function blockAround(heading: Element, root: Element, headings: readonly Element[], names: Names): Element {
    const isWhole = (around: Element): boolean => {
        const inside = deepAll(around);
        const hasOther = headings.some((other) => other !== heading && inside.includes(other));
        return hasOther || inside.some((one) => isButton(one) && deepText(one) in names.buttons);
    };
    let block = heading;
    let around = deepParent(heading);
    while (around && around !== root && !isWhole(around)) {
        block = around;
        around = deepParent(around);
    }
    return block;
}

/** The elements about a chat's actions, by the words that name each. */
export function blocksIn(root: Element, names: Names): { label: string; block: Element }[] {
    const labels = Object.values(names.actions);
    const headings = deepAll(root).filter((one) => one.children.length === 0 && labels.includes(deepText(one)));
    return headings.map((heading) => ({
        label: deepText(heading),
        block: blockAround(heading, root, headings, names)
    }));
}

/** The regions of parked texts in a chat's panel. */
export function parkedIn(root: Element, names: Names): Element[] {
    return deepAll(root).filter((one) => nameOf(one) === names.parked);
}

function readChat(root: Element, names: Names): RawChat {
    return {
        name: nameOf(root) || deepText(root),
        text: deepText(root),
        buttons: enabledButtons(deepAll(root)).map((button) => deepText(button)),
        blocks: blocksIn(root, names).map(({ label, block }) => ({
            label,
            text: deepText(block, isButton),
            buttons: enabledButtons(deepAll(block)).map((button) => deepText(button))
        })),
        parked: parkedIn(root, names)
            .map((region) => deepText(region, isButton))
            .join(' ')
    };
}

/** Where chats stand on screen: the rows of the list, and the panels on pages in front. */
export function chatsOnScreen(place: Place, names: Names): Element[] {
    const all = deepAll(document.body, isLog);
    if (place === 'panel') {
        return all.filter(
            (one) => one.localName === 'section' && nameOf(one).startsWith(names.panel) && isLaidOut(one)
        );
    }
    const lists = all.filter((one) => one.localName === 'section' && nameOf(one) === names.list);
    return lists.flatMap((list) => deepAll(list).filter((one) => one.getAttribute('role') === 'listitem'));
}

/** Opens every row to all that it has, as the pointer does where it rests. */
export function openRows(names: Names): void {
    for (const row of chatsOnScreen('row', names)) {
        const { line: chat } = (deepParent(row) as HTMLElement).dataset;
        row.dispatchEvent(
            new CustomEvent('rest', { detail: { chat, byKeyboard: false }, bubbles: true, composed: true })
        );
    }
}

/** The box of each conversation that stands in the page, by its chat. */
export function inputsInPage(): { chat: string; box: HTMLTextAreaElement }[] {
    const conversations = deepAll(document.body, isLog).filter(
        (one): one is HTMLElement & { chat: string } => one.localName === 'console-conversation'
    );
    return conversations.flatMap((conversation) => {
        const box = deepAll(conversation).find((one) => one.localName === 'textarea');
        return box ? [{ chat: conversation.chat, box: box as HTMLTextAreaElement }] : [];
    });
}

/** What stands in the boxes of the conversations. */
export function readInputs(): ShownInput[] {
    return inputsInPage().map(({ chat, box }) => ({ chat, text: box.value }));
}

/** Reads what the window shows, as an agent would with all patience. */
export function readWindow(names: Names): RawWindow {
    const item = deepAll(document.body, isLog).find(
        (one) => one.localName === 'li' && deepText(one).startsWith(names.list) && one.className.includes('utility-bar')
    );
    return {
        rows: chatsOnScreen('row', names).map((row) => readChat(row, names)),
        panels: chatsOnScreen('panel', names).map((panel) => readChat(panel, names)),
        inputs: readInputs(),
        itemAlarms: item?.className.includes('slds-has-notification') ?? false
    };
}
