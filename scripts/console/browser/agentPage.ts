import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { paintInFront, putLineToSleep, readVisibility } from './windowScripts.ts';

/** The labels of the rules, as agents read them. */
export type RuleLabel = 'Accept' | 'Reply' | 'Update' | 'Resolve or ticket' | 'Chat length' | 'Check-in' | 'Close';

type Band = 'Waiting for you' | 'Offered to you' | 'Silent clients' | 'In the queue' | 'Ended';

type Utility = 'Chat Etiquette' | 'Omni-Channel';

/** A click that was done counts as failed where a busy machine takes longer than this to say so; milliseconds. */
const CLICK = 10_000;

/** An agent's window of the console, worked as an agent works it. */
export class AgentPage {
    readonly page: Page;
    #asked = 0;

    constructor(page: Page) {
        this.page = page;
        page.on('request', () => (this.#asked += 1));
        page.on('requestfinished', () => (this.#asked -= 1));
        page.on('requestfailed', () => (this.#asked -= 1));
    }

    /** Waits until the server has answered what the window asked: time that passes meanwhile counts as the way there. */
    async answered(): Promise<void> {
        await expect.poll(() => this.#asked).toBe(0);
    }

    /** Opens the console as an agent who is available, with both utilities' panels open. */
    static async open(context: BrowserContext, url: string, agent: string, more = ''): Promise<AgentPage> {
        const desk = new AgentPage(await context.newPage());
        await desk.page.addInitScript(putLineToSleep);
        await desk.page.addInitScript(readVisibility);
        await desk.page.addInitScript(paintInFront);
        await desk.page.goto(`${url}/?agent=${agent}&presence=Available${more}`);
        await desk.openPanels();
        return desk;
    }

    /** The tab goes to the background, or comes back. */
    async hide(hidden: boolean): Promise<void> {
        await this.page.evaluate((isHidden) => {
            globalThis.isTabHidden = isHidden;
            document.dispatchEvent(new Event('visibilitychange'));
        }, hidden);
    }

    /** The computer sleeps: no time passes in the window, and the server reaches it no more. */
    async sleep(): Promise<void> {
        await this.page.evaluate(() => globalThis.sleepLine(true));
    }

    /** The computer wakes: the connection comes back, and with it the time that it is. */
    async wake(): Promise<void> {
        await this.page.evaluate(() => globalThis.sleepLine(false));
    }

    /** Resolves once the window shows all that it knows: of many changes in one moment it paints only some. */
    async painted(): Promise<void> {
        if (!this.page.isClosed()) {
            await this.page.waitForFunction(() => globalThis.isPainted(), undefined, { polling: 20 });
        }
    }

    async openPanels(): Promise<void> {
        await this.openUtility('Chat Etiquette');
        await this.openUtility('Omni-Channel');
    }

    /** Reloads the window, and opens the panels again. */
    async reload(): Promise<void> {
        await this.page.reload();
        await this.openPanels();
    }

    /** Opens a utility's panel, unless it is open. */
    async openUtility(name: Utility): Promise<void> {
        await this.item(name).waitFor();
        const region = this.page.getByRole('region', { name });
        if (!(await region.isVisible())) {
            await this.item(name).click();
        }
        await region.waitFor();
    }

    /** A utility's item in the bar. */
    item(name: Utility): Locator {
        return this.page.getByRole('button', { name: new RegExp(`^${name}`) });
    }

    get omni(): Locator {
        return this.page.getByRole('region', { name: 'Omni-Channel' });
    }

    get bar(): Locator {
        return this.page.getByRole('region', { name: 'Chat Etiquette' });
    }

    /** What the agent lacks of rights, for their admin. */
    get grants(): Locator {
        return this.page.getByRole('group').filter({ hasText: 'For your admin' });
    }

    /** What screen readers are told of thresholds. */
    announced(how: 'polite' | 'assertive'): Locator {
        return this.page.locator(`c-announcer [aria-live="${how}"]`);
    }

    /** The chat's row in the bar. */
    row(client: string): Locator {
        return this.bar.getByRole('listitem', { name: new RegExp(`^${client}`) });
    }

    /** A part of the bar's list. */
    band(name: Band): Locator {
        return this.bar.getByRole('group', { name });
    }

    /** What the chat's page shows beside the conversation. */
    panel(client: string): Locator {
        return this.page.getByRole('region', { name: `Clocks of ${client}` });
    }

    /** What the chat's row shows, and its page where that is in front. */
    async shown(client: string): Promise<string> {
        const places = await this.row(client).or(this.panel(client)).all();
        return (await Promise.all(places.map((place) => place.innerText()))).join('\n');
    }

    /** A clock of the chat, as it reads: label, time, state. */
    async expectClock(client: string, label: RuleLabel, time: string, state = ''): Promise<void> {
        const reading = new RegExp(`\\b${label} ${time}\\s+${state}`);
        await expect.poll(() => this.shown(client), { timeout: 20_000 }).toMatch(reading);
    }

    async expectNoClock(client: string, label: RuleLabel): Promise<void> {
        await expect.poll(() => this.shown(client), { timeout: 20_000 }).not.toMatch(new RegExp(`\\b${label} \\d`));
    }

    /** The chat stands among those that have ended. */
    async expectEnded(client: string): Promise<void> {
        const fold = this.band('Ended').getByRole('button', { name: /^Ended/ });
        await expect(fold).toBeVisible();
        if ((await fold.getAttribute('aria-expanded')) !== 'true') {
            await fold.click();
        }
        await expect(this.band('Ended').getByRole('listitem', { name: new RegExp(`^${client}`) })).toBeVisible();
    }

    async accept(client: string): Promise<void> {
        await this.omni.getByRole('button', { name: 'Accept' }).first().click();
        await expect(this.page.getByRole('tab', { name: new RegExp(client) })).toBeVisible();
        // Nobody writes before the conversation is there: what is sent meanwhile is read from its log only later.
        await this.answered();
    }

    get message(): Locator {
        return this.page.getByRole('textbox', { name: 'Message' });
    }

    async say(text: string): Promise<void> {
        await this.message.fill(text);
        await this.sendInserted(text);
    }

    /** Sends what stands in the input, once it reads so; what comes after it comes after it for everybody. */
    async sendInserted(text: string | RegExp): Promise<void> {
        await expect(this.message).toHaveValue(text);
        await this.message.press('Enter');
        await expect(this.message).toHaveValue('');
        // The input is empty before the server has the message: a client who writes in that moment is before it.
        await expect(this.page.getByRole('log').getByText(text).last()).toBeVisible();
    }

    /** A button of the chat's row in the bar: of its line, or else of what is due in it. */
    button(client: string, name: string): Locator {
        return this.row(client).getByRole('button', { name, exact: true }).first();
    }

    /** Does something from the chat's row: by its button, or else by its menu; the pointer leaves the list then. */
    async press(client: string, name: string): Promise<void> {
        const row = this.row(client);
        const button = this.button(client, name);
        const item = row.getByRole('menuitem', { name, exact: true });
        await expect(async () => {
            if (await button.isVisible()) {
                await button.click({ timeout: CLICK });
                return;
            }
            await row.getByRole('button', { name: /^More actions for/ }).click({ timeout: CLICK });
            if (!(await item.isVisible())) {
                await this.page.keyboard.press('Escape');
            }
            await item.click({ timeout: CLICK });
        }).toPass({ timeout: 3 * CLICK });
        await this.page.mouse.move(0, 0);
    }
}
