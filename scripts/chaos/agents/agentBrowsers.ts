import type { Browser } from '@playwright/test';
import { NO_FAULTS, type FaultLevel, type Refusal } from '../page/pageControls.ts';
import type { Random } from '../../harness/random.ts';
import type { SeenInput } from '../referee/inputChecks.ts';
import type { ShownWindow } from '../referee/shown.ts';
import type { ScreenNames } from '../screen/screenNames.ts';
import { AgentWindow } from './agentWindow.ts';

export type MoreWindows = 'second window' | 'second browser';

/** An agent at a computer: one window of the console, or more, in one browser or two. */
export class AgentBrowsers {
    readonly agent: string;
    readonly names: ScreenNames;
    /** Nobody can work here now: the computer sleeps, or has no network. */
    isAway = false;
    readonly refusals: Refusal[] = [];
    readonly counts = new Map<string, number>();
    readonly #browser: Browser;
    readonly #url: string;
    readonly #random: Random;
    readonly #levels = new Map<string, Partial<FaultLevel>>();
    readonly #seen = new Map<string, SeenInput>();
    #windows: AgentWindow[] = [];

    private constructor(browser: Browser, url: string, agent: string, random: Random, names: ScreenNames) {
        this.agent = agent;
        this.names = names;
        this.#browser = browser;
        this.#url = url;
        this.#random = random;
    }

    /** Sits down an agent. */
    static async open(browser: Browser, url: string, agent: string, random: Random, names: ScreenNames) {
        const browsers = new AgentBrowsers(browser, url, agent, random, names);
        const seed = random.between(1, 1e9);
        browsers.#windows.push(await AgentWindow.openBrowser(browser, 'first window', url, agent, seed));
        return browsers;
    }

    get windows(): readonly AgentWindow[] {
        return this.#windows;
    }

    get first(): AgentWindow {
        return this.#windows[0] as AgentWindow;
    }

    /** How often things go wrong now, for all reasons together. */
    get level(): FaultLevel {
        return Object.assign({ ...NO_FAULTS }, ...this.#levels.values()) as FaultLevel;
    }

    /** Sets how often things go wrong in every window for one reason; those of all reasons hold together. */
    async setLevel(reason: string, level: Partial<FaultLevel> | undefined): Promise<void> {
        this.#levels.delete(reason);
        if (level) {
            this.#levels.set(reason, level);
        }
        for (const window of this.#windows) {
            await window.setLevel(this.level);
        }
    }

    /** Loads the first window again, its own clock wrong by so many seconds. */
    async reload(clockWrongBy = 0): Promise<void> {
        await this.#take(this.first, 0);
        const seed = this.#random.between(1, 1e9);
        const wrong = clockWrongBy === 0 ? '' : `&browserClock=${clockWrongBy}`;
        // A storage that fails does so before the page has loaded, too.
        const storage = `&storage=${this.level.storage}`;
        await this.#logOutBut(this.first);
        await this.first.page.goto(
            `${this.#url}/?agent=${this.agent}&presence=Available&chaos=${seed}${storage}${wrong}`
        );
        await this.first.console.openPanels();
        await this.first.setLevel(this.level);
    }

    /** Opens one more window, unless it is open; the agent's login to Omni-Channel moves there. */
    async openMore(name: MoreWindows): Promise<void> {
        if (this.#windows.some((window) => window.name === name)) {
            return;
        }
        const [seed, { context }] = [this.#random.between(1, 1e9), this.first];
        const window = await (name === 'second window'
            ? AgentWindow.openIn(context, name, this.#url, this.agent, seed)
            : AgentWindow.openBrowser(this.#browser, name, this.#url, this.agent, seed));
        this.#windows.push(window);
        await window.setLevel(this.level);
        await this.#logOutBut(window);
        await window.changeLogin('in');
    }

    /** An agent has one login to Omni-Channel: as they log in in one window, the others lose it. */
    async #logOutBut(window: AgentWindow): Promise<void> {
        for (const one of this.#windows.filter((other) => other !== window)) {
            await one.changeLogin(one.context === window.context ? 'DuplicateLoginInSameBrowser' : 'DuplicateLogin');
        }
    }

    /**
     * Closes a further window; the agent logs in again in the first one.
     *
     * @returns what stood in its inputs, and is gone
     */
    async closeMore(name: MoreWindows, now: number): Promise<SeenInput[]> {
        const window = this.#windows.find((one) => one.name === name);
        if (!window) {
            return [];
        }
        await this.#take(window, now);
        const lost = [...this.#seen.values()].filter((seen) => seen.window === name);
        this.#windows = this.#windows.filter((one) => one !== window);
        await (name === 'second browser' ? window.context.close() : window.page.close());
        [...this.#seen.keys()].filter((key) => key.startsWith(name)).forEach((key) => this.#seen.delete(key));
        await this.#logOutBut(this.first);
        await this.first.changeLogin('in');
        return lost;
    }

    /** The computer sleeps. */
    async sleep(): Promise<void> {
        this.isAway = true;
        await Promise.all(this.#windows.map(({ console }) => console.sleep()));
    }

    /** It wakes; done once its windows have their server again. */
    async wake(): Promise<void> {
        await Promise.all(this.#windows.map(({ console }) => console.wake()));
        await this.connected();
        this.isAway = false;
    }

    /** Closes every browser. */
    async close(): Promise<void> {
        await Promise.all([...new Set(this.#windows.map(({ context }) => context))].map((context) => context.close()));
    }

    /** Takes the network away, or gives it back at an instant: the computers' clocks have gone on without it. */
    async setOffline(offline: boolean, now: number): Promise<void> {
        this.isAway = offline;
        if (!offline) {
            await Promise.all(this.#windows.map((window) => window.goOnTo(now)));
        }
        await Promise.all(
            [...new Set(this.#windows.map(({ context }) => context))].map((one) => one.setOffline(offline))
        );
        if (!offline) {
            await this.connected();
        }
    }

    /** Done once every window has its server. */
    async connected(): Promise<void> {
        await Promise.all(this.#windows.map((window) => window.connected()));
    }

    /**
     * Looks at the inputs, each with the instant since which it has been so, and those that were seen before and are not in
     * the page now; now in epoch milliseconds.
     */
    async look(now: number): Promise<SeenInput[]> {
        await Promise.all(this.#windows.map((window) => this.#take(window, now)));
        return [...this.#seen.values()].map((seen) => ({ ...seen }));
    }

    /** Reads all windows. */
    async read(): Promise<ShownWindow[]> {
        return Promise.all(this.#windows.map((window) => window.read(this.names)));
    }

    async #take(window: AgentWindow, now: number): Promise<void> {
        const { inputs, refusals, counts } = await window.look();
        this.refusals.push(...refusals);
        for (const [name, count] of Object.entries(counts)) {
            this.counts.set(name, (this.counts.get(name) ?? 0) + count);
        }
        const keys = inputs.map(({ chat, text }, place) => {
            const key = `${window.name}|${chat}|${inputs.slice(0, place).filter((one) => one.chat === chat).length}`;
            const before = this.#seen.get(key);
            const since = before?.text === text ? before.since : now;
            const begun = before && before.text !== '' ? before.begun : now;
            this.#seen.set(key, { chat, text, agent: this.agent, window: window.name, since, begun, isInPage: true });
            return key;
        });
        // What stood in a page that is not rendered comes back with it, and was there all the time.
        for (const [key, seen] of this.#seen) {
            seen.isInPage &&= seen.window !== window.name || keys.includes(key);
        }
    }
}
