import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';

/** Who a client says they are. */
export interface Client {
    first: string;
    last: string;
    email: string;
    question: string;
    /** As the client's page calls it; English unless it is given. */
    language?: string;
}

/** The client's window. */
export class ClientPage {
    readonly page: Page;
    /** By what the server knows this client. */
    readonly visitor: string;

    constructor(page: Page, visitor: string) {
        this.page = page;
        this.visitor = visitor;
    }

    /** Opens the client's page, fills in its form and starts the chat. */
    static async start(context: BrowserContext, url: string, client: Client, kind = ''): Promise<ClientPage> {
        const page = await context.newPage();
        await page.goto(`${url}/visitor${kind}`);
        await page.getByRole('textbox', { name: 'First name' }).fill(client.first);
        await page.getByRole('textbox', { name: 'Last name' }).fill(client.last);
        await page.getByRole('textbox', { name: 'Email' }).fill(client.email);
        await page.getByRole('textbox', { name: 'Your question' }).fill(client.question);
        if (client.language !== undefined) {
            await page.getByRole('combobox', { name: 'Language' }).selectOption(client.language);
        }
        const started = page.waitForResponse('**/local/visitor/start');
        await page.getByRole('button', { name: 'Start chat' }).click();
        const { visitor } = (await (await started).json()) as { visitor: string };
        await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible();
        return new ClientPage(page, visitor);
    }

    get log(): Locator {
        return this.page.getByRole('log');
    }

    /** The messages that read exactly so. */
    messages(text: string): Locator {
        return this.log.getByText(text, { exact: true });
    }

    async say(text: string): Promise<void> {
        await this.page.getByRole('textbox', { name: 'Message' }).fill(text);
        await this.page.getByRole('button', { name: 'Send' }).click();
        await expect(this.log).toContainText(text);
    }

    async end(): Promise<void> {
        await this.page.getByRole('button', { name: 'End chat' }).click();
    }
}
