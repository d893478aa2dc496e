import { test as base, expect, type BrowserContext } from '@playwright/test';
import { AgentPage } from './agentPage.ts';
import { ClientPage, type Client } from './clientPage.ts';
import { startLocalConsole, type LocalConsole } from './localConsole.ts';

interface Shift {
    local: LocalConsole;
    /** Opens another window of the console. */
    agent(name: string, more?: string): Promise<AgentPage>;
    /** A client who starts a chat; `kind` is `?kind=chat` for legacy Chat. */
    client(client?: Partial<Client>, kind?: string): Promise<ClientPage>;
    /** What went wrong in any page: errors nobody caught, and errors in their consoles. */
    pageErrors: string[];
}

const MIA: Client = { first: 'Mia', last: 'Berg', email: 'mia.berg@example.com', question: 'Where is my order?' };

const watch = (context: BrowserContext, errors: string[]): void => {
    context.on('weberror', (error) => errors.push(error.error().message));
    context.on('console', (message) => {
        if (message.type() === 'error') {
            errors.push(`${message.text()} (${message.location().url})`);
        }
    });
};

/** A test with a local console of its own, and pages that fail it where they have errors. */
export const test = base.extend<Shift>({
    local: async ({ context }, use) => {
        const local = await startLocalConsole();
        await use(local);
        // Pages that are still open would report that their server went away.
        await Promise.all(context.pages().map((page) => page.close()));
        await local.stop();
    },
    pageErrors: [
        async ({ context }, use) => {
            const errors: string[] = [];
            watch(context, errors);
            await use(errors);
            expect(errors).toEqual([]);
        },
        { auto: true }
    ],
    agent: async ({ context, local }, use) => {
        await use((name, more) => AgentPage.open(context, local.url, name, more));
    },
    client: async ({ context, local }, use) => {
        await use((client, kind) => ClientPage.start(context, local.url, { ...MIA, ...client }, kind));
    }
});

export { expect };
