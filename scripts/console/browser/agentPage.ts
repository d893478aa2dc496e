import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';

/** The labels of the rules, as agents read them. */
export type RuleLabel = 'Connect' | 'Response' | 'Update' | 'Answer' | 'Duration' | 'Nudge' | 'Idle';

/** An agent's window of the console, worked as an agent works it. */
export class AgentPage {
    readonly page: Page;

    constructor(page: Page) {
        this.page = page;
    }

    /** Opens the console as an agent who is available, with both utilities' panels open. */
    static async open(context: BrowserContext, url: string, agent: string, more = ''): Promise<AgentPage> {
        const desk = new AgentPage(await context.newPage());
        await desk.page.goto(`${url}/?agent=${agent}&presence=Available${more}`);
        await desk.openUtility('Chat Etiquette');
        await desk.openUtility('Omni-Channel');
        return desk;
    }

    /** Opens a utility's panel, unless it is open. */
    async openUtility(name: 'Chat Etiquette' | 'Omni-Channel'): Promise<void> {
        const region = this.page.getByRole('region', { name, exact: true });
        const button = this.page.getByRole('button', { name: new RegExp(`^${name}`) });
        await expect(button.first()).toBeVisible();
        if (!(await region.first().isVisible())) {
            await button.first().click();
        }
        await expect(region.first()).toBeVisible();
    }

    get omni(): Locator {
        return this.page.getByRole('region', { name: 'Omni-Channel', exact: true });
    }

    get bar(): Locator {
        return this.page.getByRole('region', { name: 'Chat Etiquette', exact: true }).first();
    }

    /** The chat's row in the bar. */
    row(client: string): Locator {
        return this.bar.getByRole('listitem', { name: new RegExp(`^${client}`) });
    }

    /** A clock of the chat, as it reads: label, time, state. */
    async expectClock(client: string, label: RuleLabel, time: string, state?: string): Promise<void> {
        const clock = this.row(client)
            .locator('.clock, [data-rule]')
            .filter({ hasText: new RegExp(`^\\s*${label}`) });
        await expect(clock.first()).toContainText(new RegExp(`${label}\\s*${time}`));
        if (state !== undefined) {
            await expect(clock.first()).toContainText(state);
        }
    }

    async expectNoClock(client: string, label: RuleLabel): Promise<void> {
        await expect(this.row(client)).not.toContainText(new RegExp(`${label}\\s*\\d+:\\d\\d`));
    }

    async accept(client: string): Promise<void> {
        await this.omni.getByRole('button', { name: 'Accept' }).first().click();
        await expect(this.page.getByRole('tab', { name: new RegExp(client) }).first()).toBeVisible();
    }

    get message(): Locator {
        return this.page.getByRole('textbox', { name: 'Message' });
    }

    async say(text: string): Promise<void> {
        await this.message.fill(text);
        await this.message.press('Enter');
        await expect(this.message).toHaveValue('');
    }

    /** A button of the chat's row in the bar. */
    button(client: string, name: string): Locator {
        return this.row(client).getByRole('button', { name, exact: true });
    }
}
