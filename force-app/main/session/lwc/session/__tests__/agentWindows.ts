import type { AgentSession } from 'c/session';
import { CHAT, settle, type AgentDesk } from './agentDesk';
import type { WindowChange } from './anyGesture';
import type { Browser } from './browser';
import type { ChatRecord } from './chatRecord';

/** `blind`: two windows, of which the second never shows the conversation. */
export type WindowCount = 'one' | 'two' | 'blind';

/** The agent's windows, in one browser or in two. */
export class AgentWindows {
    /** The storage was full at some time: nothing tells a new window of what could not be stored. */
    wasFull = false;
    /** A window was opened after that. */
    isForgetful = false;
    #desk: AgentDesk;
    #record: ChatRecord;
    #blind: AgentSession | undefined;
    #browsers: readonly [Browser, Browser];

    constructor(desk: AgentDesk, record: ChatRecord, browsers: readonly [Browser, Browser]) {
        this.#desk = desk;
        this.#record = record;
        this.#browsers = browsers;
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
                await this.crash(this.at(change.window));
                break;
            case 'switchBrowser':
                await this.switchBrowser(change.logsIn);
                break;
            case 'login':
                if (change.isAlive) {
                    this.logIn(desk.browserOf(this.at(0)));
                } else {
                    this.at(0).dispatch({ type: 'login', isAlive: false });
                }
                break;
            default:
                desk.front.storageFails = change.isFull ? 'QuotaExceededError' : undefined;
                this.wasFull ||= change.isFull;
        }
    }

    /** All is well with storage and login again. */
    recover(): void {
        this.#browsers.forEach((browser) => Object.assign(browser, { storageFails: undefined }));
        this.logIn(this.#desk.front);
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

    /** A window dies; the agent opens the conversation anew if it stands nowhere else in that browser. */
    private async crash(session: AgentSession): Promise<void> {
        const desk = this.#desk;
        const browser = desk.browserOf(session);
        desk.crash(session);
        if (desk.windowsIn(browser).every((one) => one === this.#blind)) {
            desk.workIn(browser);
            await this.openOnly();
        }
    }

    private async switchBrowser(logsIn: boolean): Promise<void> {
        const desk = this.#desk;
        const [first, second] = this.#browsers;
        desk.workIn(desk.front === first ? second : first);
        if (desk.windowsIn(desk.front).length === 0) {
            await this.openOnly();
        }
        if (logsIn) {
            this.logIn(desk.front);
        }
    }

    /** An agent has one login to Omni-Channel: as they log in in one browser, the other one loses it. */
    private logIn(browser: Browser): void {
        const desk = this.#desk;
        desk.windows.forEach((session) =>
            session.dispatch({ type: 'login', isAlive: desk.browserOf(session) === browser })
        );
    }

    /** A window opens, and reads Omni-Channel's list of the agent's work and the records of that. */
    private async open(): Promise<void> {
        this.isForgetful ||= this.wasFull;
        const { front: browser, windows } = this.#desk;
        const session = this.#desk.open({
            browser,
            // Two browsers do not wait equally long.
            random: () => (browser === this.#browsers[0] ? 0.5 : 0.9),
            login: !windows.some((one) => this.#desk.browserOf(one) !== browser)
        });
        await settle();
        const { isHeld } = this.#record;
        session.dispatch({ type: 'work', works: isHeld ? [{ chat: CHAT, isEngaged: true }] : [] });
        if (isHeld) {
            session.dispatch({ type: 'record', chat: CHAT, ...this.#desk.record });
        }
    }
}
