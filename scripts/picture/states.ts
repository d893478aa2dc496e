import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, expect, type Page } from '@playwright/test';
import { AgentPage } from '../console/browser/agentPage.ts';
import { startLocalConsole } from '../console/browser/localConsole.ts';
import { NUDGE } from '../console/browser/texts.ts';
import { STORIES, type Act, type Story } from './stories.ts';

const SIZES = [
    { width: 1440, height: 900 },
    { width: 1280, height: 720 }
];

/** The stories whose chats are shown together, by how many there are. */
const TOGETHER: Readonly<Record<number, readonly string[]>> = {
    1: ['Nora Quiet'],
    3: ['Ada Soon', 'Nora Quiet', 'Hal Hold'],
    8: ['Liam Late', 'Ada Soon', 'Hal Hold', 'Tara Ticket', 'Nora Quiet', 'Petra Draft', 'Olga Offered', 'ליאה כהן'],
    20: STORIES.map(({ client }) => client)
};

/** The ways in which they are looked at. */
const VIEWS: readonly { name: string; prepare(page: Page, size: (typeof SIZES)[number]): Promise<unknown> }[] = [
    { name: 'light', prepare: (page) => page.emulateMedia({ forcedColors: 'none' }) },
    { name: 'forced-colours', prepare: (page) => page.emulateMedia({ forcedColors: 'active' }) },
    {
        name: 'zoom-200',
        prepare: async (page, { width, height }) => {
            await page.emulateMedia({ forcedColors: 'none' });
            await page.setViewportSize({ width: width / 2, height: height / 2 });
        }
    }
];

function nameParts(client: string): { firstName: string; lastName: string } {
    const [firstName = '', ...rest] = client.split(' ');
    return { firstName, lastName: rest.join(' ') };
}

/** Does what the agent and a client do in a chat. */
async function perform(
    dana: AgentPage,
    { client }: Story,
    act: Act,
    clientDoes: (what: string) => Promise<void>
): Promise<void> {
    const goThere = () => dana.page.getByRole('tab', { name: client }).first().click();
    switch (act.do) {
        case 'accept':
            return dana.accept(client);
        case 'say':
            await goThere();
            return dana.say(act.text);
        case 'type':
            await goThere();
            return dana.message.pressSequentially(act.text);
        case 'send':
            await goThere();
            return dana.sendInserted(NUDGE);
        case 'press':
            return dana.press(client, act.button);
        default:
            return clientDoes(act.do);
    }
}

/** Brings the console to the instant at which every chat of the stories is in its state. */
async function play(stories: readonly Story[], browser: Browser): Promise<{ dana: AgentPage; close(): Promise<void> }> {
    const taken = stories.filter(({ acts }) => acts.some((act) => act.do === 'accept' || act.do === 'request'));
    const local = await startLocalConsole('--capacity', String(Math.max(1, taken.length - Number(stories.length > 8))));
    const context = await browser.newContext({ locale: 'en-US', timezoneId: 'UTC', reducedMotion: 'reduce' });
    const dana = await AgentPage.open(context, local.url, 'dana');
    const visitors = new Map<string, string>();
    const acts = stories
        .flatMap((story) => story.acts.map((act) => ({ story, act })))
        .sort((one, other) => other.act.before - one.act.before);
    /** Seconds until the pictures are taken. */
    let left = acts[0]?.act.before ?? 0;
    for (const { story, act } of acts) {
        if (left > act.before) {
            await local.pass(left - act.before);
            left = act.before;
        }
        await perform(dana, story, act, async (what) => {
            if (what === 'request') {
                const { visitor } = await local.ask<{ visitor: string }>('/local/visitor/start', {
                    ...nameParts(story.client),
                    email: 'client@example.com',
                    question: story.question,
                    kind: 'messaging'
                });
                visitors.set(story.client, visitor);
            } else {
                const body = { visitor: visitors.get(story.client), ...(what === 'write' && { text: story.question }) };
                await local.ask(what === 'write' ? '/local/visitor/send' : '/local/visitor/end', body);
            }
        });
    }
    await local.pass(left);
    await dana.painted();
    await dana.page
        .getByRole('tab')
        .filter({ hasText: taken[0]?.client ?? '' })
        .first()
        .click();
    await dana.openUtility('Chat Etiquette');
    return {
        dana,
        async close() {
            await context.close();
            await local.stop();
        }
    };
}

async function shoot(page: Page, folder: string, name: string): Promise<void> {
    await page.mouse.move(0, 0);
    // The list stands where it was last looked at.
    await page
        .locator('.slds-utility-panel__body')
        .evaluateAll((bodies) => bodies.forEach((body) => body.scrollTo(0, 0)));
    const file = path.join(folder, `${name}.png`);
    await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
    console.log(`Taken: ${path.relative(process.cwd(), file)}`);
}

/** Shows the console again in German, as it stands. */
async function turnGerman(dana: AgentPage, stories: readonly Story[]): Promise<void> {
    const { page } = dana;
    await page.emulateMedia({ forcedColors: 'none' });
    await page.goto(`${page.url().split('?')[0] ?? ''}?agent=dana&presence=Available&language=de`);
    await page.getByRole('button', { name: /^Chat-Etikette|^Chat Etiquette/ }).click();
    // Clients' names come with their records; the chats that have ended are folded away.
    for (const { client } of stories.filter(({ acts }) => acts.every((act) => act.do !== 'leave'))) {
        await expect(page.locator('c-etiquette-bar').getByText(client).first()).toBeAttached();
    }
    await dana.answered();
}

/** Takes pictures of the bar with 1, 3, 8 and 20 chats, in every state and way that it can be looked at. */
export async function takeStates(browser: Browser, folder: string): Promise<void> {
    mkdirSync(folder, { recursive: true });
    for (const [count, clients] of Object.entries(TOGETHER)) {
        const stories = STORIES.filter(({ client }) => clients.includes(client));
        const { dana, close } = await play(stories, browser);
        const { page } = dana;
        try {
            for (const { name, prepare } of VIEWS) {
                for (const size of SIZES) {
                    await page.setViewportSize(size);
                    await prepare(page, size);
                    await shoot(page, folder, `${count}-${size.width}x${size.height}-${name}`);
                }
            }
            await turnGerman(dana, stories);
            for (const size of SIZES) {
                await page.setViewportSize(size);
                await shoot(page, folder, `${count}-${size.width}x${size.height}-german`);
            }
        } finally {
            await close();
        }
    }
}
