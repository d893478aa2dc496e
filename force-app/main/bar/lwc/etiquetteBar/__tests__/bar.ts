import { createElement, type LightningHTMLElement } from 'lwc';
import { MessageContext } from 'lightning/messageService';
import { EnclosingUtilityId } from 'lightning/platformUtilityBarApi';
import { getRecord } from 'lightning/uiRecordApi';
import EtiquetteBar from 'c/etiquetteBar';

/** A bar at work in a test: the agent's console, as far as the bar sees it. */

export const CHAT = '0Mwxx0000000001AAA';
export const OTHER = '0Mwxx0000000002AAA';
export const START = Date.UTC(2026, 0, 5, 9);

export type Bar = LightningHTMLElement<EtiquetteBar>;

interface Wire {
    emit(value: unknown, accepts?: (config: { recordId?: string }) => boolean): void;
}

const wires = {
    context: MessageContext as unknown as Wire,
    utility: EnclosingUtilityId as unknown as Wire,
    records: getRecord as unknown as Wire
};

/** Lets everything that is on its way arrive. */
export async function settle(): Promise<void> {
    for (let turn = 0; turn < 80; turn += 1) {
        await Promise.resolve();
    }
}

/** Lets virtual time pass. */
export async function pass(milliseconds: number): Promise<void> {
    await jest.advanceTimersByTimeAsync(milliseconds);
    await settle();
}

/** What a record's wire gives for these fields. */
export function recordOf(id: string, fields: Record<string, unknown>): unknown {
    return {
        id,
        apiName: 'MessagingSession',
        fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value, displayValue: null }]))
    };
}

/** A toolkit call that the bar asks the bridge for. */
export interface Asked {
    id: string;
    method: string;
}

function notLoggedIn(bar: Bar, { id }: Asked): void {
    return bar.answer(id, { error: 'Not logged in.' });
}

/** jsdom has no channel between windows; a single window hears nobody. */
class NobodyElse {
    onmessage: unknown = null;
    postMessage(): void {}
    close(): void {}
}

/** A browser that paints as soon as it is asked to, and in no time. */
function paintAtOnce(): void {
    window.requestAnimationFrame = (paint) => {
        void Promise.resolve().then(() => paint(0));
        return 1;
    };
}

/**
 * Puts a bar into the utility bar. The agent's own record is read unless `agent` is false; `bridge` stands in for the
 * Aura bridge, which answers that the agent is not logged in to Omni-Channel.
 */
export async function openBar({ agent = true, bridge = notLoggedIn } = {}): Promise<Bar> {
    paintAtOnce();
    Object.assign(globalThis, { BroadcastChannel: NobodyElse });
    const bar = createElement('c-etiquette-bar', { is: EtiquetteBar });
    bar.addEventListener('toolkit', (event) => bridge(bar, (event as CustomEvent<Asked>).detail));
    document.body.appendChild(bar);
    wires.context.emit({});
    wires.utility.emit('utility-1');
    if (agent) {
        readAgent();
    }
    await settle();
    return bar;
}

/** Answers the read of the agent's own record; without a field for the server's time if `hasTime` is false. */
export function readAgent(hasTime = true): void {
    const time = { Etiquette_Server_Time__c: new Date().toISOString() };
    wires.records.emit(
        recordOf('005', { Name: 'Ada Agent', ...(hasTime && time) }),
        ({ recordId }) => !recordId?.startsWith('0Mw')
    );
}

/** Answers the read of a chat's record. */
export async function readChat(chat: string, fields: Record<string, unknown>): Promise<void> {
    wires.records.emit(recordOf(chat, fields), ({ recordId }) => recordId === chat);
    await settle();
}

/** A client's chat comes in and is offered to the agent. */
export async function offer(bar: Bar, chat: string, client: string): Promise<void> {
    bar.hear('lightning:omniChannelWorkAssigned', { workItemId: chat, workId: `0Bz-${chat}` });
    await settle();
    await readChat(chat, {
        MessagingEndUser: { fields: { Name: { value: client } } },
        StartTime: new Date().toISOString()
    });
}

/** The agent accepts a chat. */
export async function accept(bar: Bar, chat: string): Promise<void> {
    bar.hear('lightning:omniChannelWorkAccepted', { workItemId: chat, workId: `0Bz-${chat}` });
    await settle();
}

function inside(root: Element | null | undefined, ...path: string[]): Element[] {
    return path.reduce<Element[]>(
        (found, selector) => found.flatMap((one) => [...(one.shadowRoot ?? one).querySelectorAll(selector)]),
        root ? [root] : []
    );
}

/** The rows of the list, as the clients' names. */
export function names(bar: Bar): (string | null)[] {
    return inRows(bar, '.name');
}

/** The texts of elements inside every chat's row. */
export function inRows(bar: Bar, selector: string): (string | null)[] {
    return inside(bar, 'c-chat-list', 'c-chat-row', selector).map((found) => found.textContent);
}

/** The clocks that the rows show. */
export function clocks(bar: Bar): (string | null)[] {
    const others = inside(bar, 'c-chat-list', 'c-chat-row', 'c-clock-list', '.count');
    return [...inRows(bar, '.count'), ...others.map((found) => found.textContent)];
}

/** The texts of elements inside what is due in every chat. */
export function inActions(bar: Bar, selector: string): (string | null)[] {
    return inside(bar, 'c-chat-list', 'c-chat-row', 'c-due-actions', selector).map((found) => found.textContent);
}

/** Presses a button that stands in any row, or above the list. */
export async function click(bar: Bar, label: string): Promise<void> {
    const buttons = [
        ...inside(bar, 'c-chat-list', 'c-chat-row', 'button'),
        ...inside(bar, 'c-chat-list', 'c-chat-row', 'c-due-actions', 'button'),
        ...inside(bar, 'c-bar-tools', 'button')
    ] as HTMLButtonElement[];
    const button = buttons.find((one) => one.textContent === label);
    if (!button) {
        throw new Error(`There is no button ${label}: ${buttons.map((one) => one.textContent).join(', ')}.`);
    }
    button.click();
    await settle();
}

/** What screen readers are told: politely, and at once. */
export function told(bar: Bar): (string | null)[] {
    return inside(bar, 'c-announcer', 'p').map((found) => found.textContent);
}

/** What the agent is told went wrong. */
export function alerts(bar: Bar): (string | null)[] {
    return inside(bar, '.alerts p').map((found) => found.textContent);
}

/** What the buttons above the list say. */
export function tools(bar: Bar): (string | null)[] {
    return inside(bar, 'c-bar-tools', 'button').map((found) => found.textContent);
}
