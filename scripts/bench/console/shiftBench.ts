import path from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { AgentPage } from '../../console/browser/agentPage.ts';
import { launchChromium } from '../../harness/launchChromium.ts';
import { buildPages, openServedConsole, type ServedConsole } from '../../harness/servedConsole.ts';

const AGENT = 'dana';

/** An agent at work in real Chromium, on a production build, the clock standing still. */
export interface ShiftBench {
    page: Page;
    console: ServedConsole;
    devTools: CDPSession;
    /** A client writes, and the agent accepts. Answers with the chat's record and by what the client is known. */
    chat(question: string): Promise<{ chat: string; visitor: string }>;
    /** The agent writes. */
    answer(chat: string, text: string): Promise<void>;
    pass(seconds: number): Promise<void>;
    stop(): Promise<void>;
}

/** Opens a console of its own for one agent who can have so many chats at once. */
export async function openShiftBench(capacity: number, say: (text: string) => void): Promise<ShiftBench> {
    const pages = await buildPages({ console: path.join(import.meta.dirname, 'shiftPage.ts') }, say);
    const bench = await openServedConsole({ built: pages.built, capacity });
    const browser = await launchChromium(say);
    const context = await browser.newContext();
    const page = await context.newPage();
    // Not by `AgentPage.open`, whose way into the page's socket costs time for every word from the server.
    await page.goto(`${bench.url}/?agent=${AGENT}&presence=Available`);
    await new AgentPage(page).openPanels();
    await page.waitForLoadState('networkidle');
    let clients = 0;
    return {
        page,
        console: bench,
        devTools: await context.newCDPSession(page),
        async chat(question) {
            clients += 1;
            const client = { firstName: 'Client', lastName: String(clients), email: `client${clients}@example.com` };
            const form = { ...client, kind: 'messaging', question } as const;
            const { visitor } = await bench.ask('/local/visitor/start', form);
            const agent = await bench.local.world.roster.agent(AGENT);
            const work = bench.local.world.deskOf(agent).works.find(({ engaged }) => !engaged);
            if (!work) {
                throw new Error(`The chat of client ${clients} was not offered to the agent.`);
            }
            await page.evaluate(([id, chat]) => window.bench.accept(id, chat), [work.workId, work.workItemId] as const);
            return { chat: work.workItemId, visitor };
        },
        answer: async (chat, text) => void (await bench.ask('/local/agent/send', { agent: AGENT, chat, text })),
        pass: async (seconds) => void (await bench.ask('/local/clock', { advance: seconds })),
        async stop() {
            await browser.close();
            await bench.stop();
            await pages.remove();
        }
    };
}
