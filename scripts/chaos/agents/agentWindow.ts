import type { Browser, BrowserContext, Page } from '@playwright/test';
import { AgentPage } from '../../console/browser/agentPage.ts';
import type { FaultLevel, LoginChange, PageControls, Refusal } from '../page/pageControls.ts';
import type { Press } from '../page/agentHands.ts';
import type { ShownInput, ShownWindow } from '../referee/shown.ts';
import type { ScreenNames } from '../screen/screenNames.ts';
import { shownWindow } from '../screen/shownChat.ts';

/** What a window tells each time that it is looked at. */
export interface WindowNews {
    inputs: ShownInput[];
    refusals: Refusal[];
    /** Faults that happened since the last look, by name. */
    counts: Record<string, number>;
}

/** A guard against what hangs: a busy machine may take half a minute to open a page. Milliseconds. */
const PATIENCE = 120_000;

/** One window of an agent's console. */
export class AgentWindow {
    readonly name: string;
    readonly context: BrowserContext;
    readonly console: AgentPage;

    constructor(name: string, context: BrowserContext, console: AgentPage) {
        this.name = name;
        this.context = context;
        this.console = console;
    }

    /** Opens the agent's first window in a browser of its own. */
    static async openBrowser(browser: Browser, name: string, url: string, agent: string, seed: number) {
        const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
        context.setDefaultTimeout(PATIENCE);
        return AgentWindow.openIn(context, name, url, agent, seed);
    }

    /** Opens one more window in the same browser. */
    static async openIn(context: BrowserContext, name: string, url: string, agent: string, seed: number) {
        return new AgentWindow(name, context, await AgentPage.open(context, url, agent, `&chaos=${seed}`));
    }

    get page(): Page {
        return this.console.page;
    }

    /** Calls one of the page's controls. */
    async #control<Name extends keyof PageControls>(name: Name, ...values: unknown[]): Promise<unknown> {
        return this.page.evaluate(
            ([called, given]) => (window.chaos[called] as (...all: unknown[]) => unknown)(...given),
            [name, values] as const
        );
    }

    async setLevel(level: FaultLevel): Promise<void> {
        await this.page.evaluate((to) => void (window.chaos.level = to), level);
    }

    async setClockWrongBy(seconds: number): Promise<void> {
        await this.#control('clockWrongBy', seconds);
    }

    /** Looks at what is cheap to see, and takes what was noted since the last look. */
    async look(): Promise<WindowNews> {
        return this.page.evaluate(() => {
            const { chaos } = window;
            const counts = { ...chaos.counts };
            Object.keys(chaos.counts).forEach((name) => delete chaos.counts[name]);
            return { inputs: chaos.readInputs(), refusals: chaos.refusals.splice(0), counts };
        });
    }

    /** What stands in the agent's inputs. */
    async inputs(): Promise<ShownInput[]> {
        return this.page.evaluate(() => window.chaos.readInputs());
    }

    /** Reads all that the window shows, once it has painted what it knows. */
    async read(names: ScreenNames): Promise<ShownWindow> {
        await this.console.painted();
        await this.page.evaluate((called) => window.chaos.openRows(called), names);
        const raw = await this.page.evaluate((called) => window.chaos.readWindow(called), names);
        return shownWindow(this.name, raw, names);
    }

    /** Presses a button; false where there is none that can be pressed. */
    async press(press: Press, names: ScreenNames): Promise<boolean> {
        return this.page.evaluate(([wanted, called]) => window.chaos.press(wanted, called), [press, names] as const);
    }

    async accept(workId: string): Promise<void> {
        await this.#control('accept', workId);
    }

    async goOnTo(now: number): Promise<void> {
        await this.#control('goOnTo', now);
    }

    async open(chat: string): Promise<void> {
        await this.#control('open', chat);
    }

    async openTwice(chat: string): Promise<void> {
        await this.#control('openTwice', chat);
    }

    async changeLogin(change: LoginChange): Promise<void> {
        await this.#control('changeLogin', change);
    }

    async spoilStorage(): Promise<void> {
        await this.#control('spoilStorage');
    }

    async type(chat: string, text: string): Promise<void> {
        await this.#control('typeInto', chat, text);
    }

    /** Begins a message where nothing stands in the input; false where something does. */
    async begin(chat: string, text: string, how: 'typed' | 'pasted'): Promise<boolean> {
        return (await this.#control('beginIn', chat, text, how)) === true;
    }

    async remove(chat: string): Promise<void> {
        await this.#control('removeFrom', chat);
    }

    async send(chat: string): Promise<void> {
        await this.#control('sendFrom', chat);
    }

    /** The agent comes back to the window. */
    async focus(): Promise<void> {
        await this.#control('comeBack');
    }

    /** Done once the window has its server. */
    async connected(): Promise<void> {
        await this.page.waitForFunction(() => window.chaos.isConnected());
    }
}
