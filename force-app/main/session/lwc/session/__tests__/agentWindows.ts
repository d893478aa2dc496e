import type { AgentSession } from 'c/session';
import { CHAT, settle, type AgentDesk } from './agentDesk';
import type { WindowChange } from './anyGesture';
import type { ChatRecord } from './chatRecord';

/** `blind`: two windows, of which the second never shows the conversation. */
export type WindowCount = 'one' | 'two' | 'blind';

/** The agent's windows, of one browser. */
export class AgentWindows {
    /** The storage was full at some time: nothing tells a new window of what could not be stored. */
    wasFull = false;
    /** A window was opened after that. */
    isForgetful = false;
    #desk: AgentDesk;
    #record: ChatRecord;
    #blind: AgentSession | undefined;

    constructor(desk: AgentDesk, record: ChatRecord) {
        this.#desk = desk;
        this.#record = record;
    }

    begin(count: WindowCount): void {
        this.#desk.open();
        if (count !== 'one') {
            const second = this.#desk.open({ onScreen: count === 'two' });
            this.#blind = count === 'blind' ? second : undefined;
        }
    }

    /** Returns a window by any number. */
    at(number: number): AgentSession {
        const { windows, window } = this.#desk;
        return windows[number % windows.length] ?? window;
    }

    /** Changes the windows, if they can be so. */
    async change(change: WindowChange): Promise<void> {
        const desk = this.#desk;
        switch (change.type) {
            case 'leaveTab':
                desk.conversation.onScreen = false;
                break;
            case 'showTab':
                if (!desk.conversation.onScreen && this.#record.isHeld) {
                    this.showTab();
                }
                break;
            case 'comeBack':
                desk.tell({ type: 'returned' });
                break;
            case 'openWindow':
                if (desk.windows.length < 2) {
                    await this.open();
                }
                break;
            case 'reloadAll':
                [...desk.windows].forEach((session) => desk.crash(session));
                await this.openOnly();
                break;
            case 'crash':
                desk.crash(this.at(change.window));
                if (desk.windows.every((session) => session === this.#blind)) {
                    await this.openOnly();
                }
                break;
            case 'login':
                this.at(0).dispatch({ type: 'login', isAlive: change.isAlive });
                break;
            default:
                desk.browser.storageFails = change.isFull ? 'QuotaExceededError' : undefined;
                this.wasFull ||= change.isFull;
        }
    }

    /** The chat's tab comes in front, in every window that shows it. */
    showTab(): void {
        this.#desk.conversation.onScreen = true;
        this.#desk.tell({ type: 'shown', chat: CHAT });
    }

    /** The page is loaded again, with what stood in the message box. */
    private async openOnly(): Promise<void> {
        this.#desk.conversation.box.reload();
        await this.open();
    }

    /** A window opens, and reads Omni-Channel's list of the agent's work and the records of that. */
    private async open(): Promise<void> {
        this.isForgetful ||= this.wasFull;
        const session = this.#desk.open();
        await settle();
        const { isHeld } = this.#record;
        session.dispatch({ type: 'work', works: isHeld ? [{ chat: CHAT, isEngaged: true }] : [] });
        if (isHeld) {
            session.dispatch({ type: 'record', chat: CHAT, ...this.#desk.record });
        }
    }
}
