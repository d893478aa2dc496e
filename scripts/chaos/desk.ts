import type { Browser, BrowserContext, Page } from '@playwright/test';
import { AgentPage } from '../console/browser/agentPage.ts';
import type { Random } from '../harness/random.ts';
import { NO_FAULTS, type FaultLevel } from './page/faults.ts';
import type { ShownChat } from './referee/facts.ts';

/** An agent at a computer: one browser, one window of the console or two. */
export class Desk {
    readonly agent: string;
    readonly context: BrowserContext;
    /** Nobody can work here now: it sleeps, or has no network. */
    isAway = false;
    first: AgentPage;
    second: AgentPage | undefined;
    readonly #url: string;
    readonly #random: Random;
    readonly #counts = new Map<string, number>();

    constructor(agent: string, context: BrowserContext, first: AgentPage, url: string, random: Random) {
        this.agent = agent;
        this.context = context;
        this.first = first;
        this.#url = url;
        this.#random = random;
    }

    /** Sits down an agent. */
    static async open(browser: Browser, url: string, agent: string, random: Random): Promise<Desk> {
        const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
        context.setDefaultTimeout(30_000);
        const first = await AgentPage.open(context, url, agent, `&chaos=${random.between(1, 1e9)}`);
        return new Desk(agent, context, first, url, random);
    }

    get pages(): Page[] {
        return [this.first.page, ...(this.second ? [this.second.page] : [])];
    }

    /** Sets how often things go wrong in every window. */
    async setLevel(level: Partial<FaultLevel>): Promise<void> {
        const full = { ...NO_FAULTS, ...level };
        for (const page of this.pages) {
            await page.evaluate((to) => void (window.chaos.level = to), full);
        }
    }

    /** Loads the first window anew, its own clock wrong by so many seconds. */
    async reload(clockWrongBy = 0): Promise<void> {
        await this.#noteCounts(this.first.page);
        const seed = this.#random.between(1, 1e9);
        const wrong = clockWrongBy === 0 ? '' : `&browserClock=${clockWrongBy}`;
        await this.first.page.goto(`${this.#url}/?agent=${this.agent}&presence=Available&chaos=${seed}${wrong}`);
        await this.first.openPanels();
    }

    async openSecond(): Promise<void> {
        this.second ??= await AgentPage.open(
            this.context,
            this.#url,
            this.agent,
            `&chaos=${this.#random.between(1, 1e9)}`
        );
    }

    async closeSecond(): Promise<void> {
        const { second } = this;
        this.second = undefined;
        if (!second) {
            return;
        }
        await this.#noteCounts(second.page);
        await second.page.close();
    }

    /** The computer sleeps. */
    async sleep(): Promise<void> {
        this.isAway = true;
        await Promise.all([this.first.sleep(), this.second?.sleep()]);
    }

    /** It wakes; done once its windows have their server again. */
    async wake(): Promise<void> {
        await Promise.all([this.first.wake(), this.second?.wake()]);
        await this.connected();
        this.isAway = false;
    }

    /** Done once every window has its server. */
    async connected(): Promise<void> {
        await Promise.all(this.pages.map((page) => page.waitForFunction(() => window.chaos.isConnected())));
    }

    /** Accepts offered work in the first window. */
    async accept(workId: string): Promise<void> {
        await this.first.page.evaluate((id) => window.chaos.accept(id), workId);
    }

    /** Brings a chat to the front of the first window. */
    async goTo(chat: string): Promise<void> {
        await this.first.page.evaluate(async (id) => {
            window.chaos.open(id);
            // A page says that it is on screen once it was painted.
            for (let frame = 0; frame < 2; frame += 1) {
                await new Promise((resolve) => requestAnimationFrame(resolve));
            }
        }, chat);
    }

    /** Sends whatever stands in the inputs, as the agent does with Enter. */
    async sendInputs(): Promise<void> {
        await this.first.page.locator('textarea').evaluateAll((inputs) => {
            for (const input of inputs as HTMLTextAreaElement[]) {
                if (input.value === '') {
                    continue;
                }
                input.dispatchEvent(
                    new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true })
                );
            }
        });
    }

    /** Presses one of the buttons of that name that can be pressed, if there is one. */
    async pressAny(name: string): Promise<void> {
        const place = this.#random.between(0, 99);
        await this.first.bar.locator('button').evaluateAll(
            (buttons, [label, at]) => {
                const open = (buttons as HTMLButtonElement[]).filter(
                    (button) => button.textContent?.trim() === label && !button.disabled
                );
                open[Number(at) % open.length]?.click();
            },
            [name, place] as const
        );
    }

    /** What the agent's list shows. */
    async shown(): Promise<ShownChat[]> {
        await this.first.openPanels();
        return this.first.bar.locator('li.chat').evaluateAll(async (rows) => {
            const read = (row: Element): ShownChat => {
                const all = (within: Element | ShadowRoot): Element[] =>
                    [...within.querySelectorAll('*')].flatMap((one) => [
                        one,
                        ...(one.shadowRoot ? all(one.shadowRoot) : [])
                    ]);
                const actions = all(row).filter((one) => one.classList.contains('action')).length;
                const client = /^C\d+/.exec(row.getAttribute('aria-label') ?? '')?.[0] ?? '';
                return { client, text: (row as HTMLElement).innerText, actions };
            };
            const shown: ShownChat[] = [];
            for (const row of rows) {
                // What is out of sight is not painted, and has no text to read.
                row.scrollIntoView();
                await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
                shown.push(read(row));
            }
            return shown;
        });
    }

    /** Faults that happened in this agent's windows, by name. */
    async counts(): Promise<ReadonlyMap<string, number>> {
        for (const page of this.pages) {
            await this.#noteCounts(page);
        }
        return this.#counts;
    }

    async #noteCounts(page: Page): Promise<void> {
        const counts = await page.evaluate(() => {
            const before = { ...window.chaos.counts };
            for (const name of Object.keys(before)) {
                delete window.chaos.counts[name];
            }
            return before;
        });
        for (const [name, count] of Object.entries(counts)) {
            this.#counts.set(name, (this.#counts.get(name) ?? 0) + count);
        }
    }
}
