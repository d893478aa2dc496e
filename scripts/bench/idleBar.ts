import path from 'node:path';
import { expect, type Browser, type Page } from '@playwright/test';
import { AgentPage } from '../console/browser/agentPage.ts';
import { launchChromium } from '../harness/launchChromium.ts';
import { buildPages, openServedConsole, type ServedConsole } from '../harness/servedConsole.ts';
import { figure, measured, type Figure } from './figure.ts';

const HERE = import.meta.dirname;
const RUNS = 5;
const CHATS = 10;
const SECONDS = 60;
const AGENT = 'dana';

/** What the bar did in a minute. */
interface Minute {
    timers: number;
    requests: number;
}

/** Lets a minute pass, and counts the product's timers that fired and what was asked of the org. */
async function passMinute(page: Page, local: ServedConsole): Promise<Minute> {
    let requests = 0;
    const count = (request: { url(): string }): void => {
        if (new URL(request.url()).pathname.startsWith('/services/')) {
            requests += 1;
        }
    };
    const before = await page.evaluate(() => window.timersFired);
    page.on('request', count);
    await local.ask('/local/clock', { advance: SECONDS });
    page.off('request', count);
    return { timers: (await page.evaluate(() => window.timersFired)) - before, requests };
}

async function minutes(
    page: Page,
    local: ServedConsole,
    prepare: () => Promise<unknown> | undefined
): Promise<Minute[]> {
    const seen: Minute[] = [];
    await measured(RUNS, async () => {
        await prepare();
        seen.push(await passMinute(page, local));
        return 0;
    });
    return seen.slice(1);
}

function nameOf(chat: number): string {
    return `Client ${String.fromCharCode(65 + chat)}`;
}

/** Clients who were answered. Returns how they are all heard again, so that a minute without any clock due lies ahead. */
async function fillBar(desk: AgentPage, local: ServedConsole): Promise<() => Promise<void>> {
    const visitors: string[] = [];
    for (let chat = 0; chat < CHATS; chat += 1) {
        const [firstName = '', lastName = ''] = nameOf(chat).split(' ');
        const client = { firstName, lastName, email: `client${chat}@example.com` };
        const { visitor } = await local.ask('/local/visitor/start', { ...client, kind: 'messaging', question: 'Hi' });
        visitors.push(visitor);
        await desk.accept(nameOf(chat));
        await desk.say('Here you are.');
        await desk.expectClock(nameOf(chat), 'Check-in', '3:00');
    }
    return async () => {
        for (const visitor of visitors) {
            await local.ask('/local/visitor/send', { visitor, text: 'Thanks' });
        }
        for (let chat = 0; chat < CHATS; chat += 1) {
            await desk.expectClock(nameOf(chat), 'Check-in', '3:00');
        }
        await desk.page.waitForLoadState('networkidle');
    };
}

function figuresOf(name: string, seen: Minute[], timers: number): Figure[] {
    return [
        figure(
            `${name}-timers`,
            `timers in ${SECONDS} s`,
            seen.map((minute) => minute.timers),
            timers
        ),
        figure(
            `${name}-requests`,
            `requests in ${SECONDS} s`,
            seen.map((minute) => minute.requests),
            0
        )
    ];
}

async function measureIn(browser: Browser, local: ServedConsole, say: (text: string) => void): Promise<Figure[]> {
    const desk = await AgentPage.open(await browser.newContext(), local.url, AGENT);
    await desk.page.waitForLoadState('networkidle');
    say('no chat');
    const empty = await minutes(desk.page, local, () => undefined);
    say(`${CHATS} chats`);
    const prepare = await fillBar(desk, local);
    const full = await minutes(desk.page, local, prepare);
    await expect(desk.bar.getByRole('listitem')).toHaveCount(CHATS);
    return [...figuresOf('idle-bar', empty, 0), ...figuresOf(`idle-bar-${CHATS}-chats`, full, SECONDS)];
}

/**
 * What the bar costs while nothing happens: its timers that fire and its requests to the org in a minute, with no chat
 * and with ten. The local console on a production build, in Chromium.
 */
export async function idleBar(say: (text: string) => void): Promise<Figure[]> {
    const pages = await buildPages({ console: path.join(HERE, 'idleBarPage.ts') }, say);
    const local = await openServedConsole({ built: pages.built, capacity: CHATS });
    const browser = await launchChromium(say);
    try {
        return await measureIn(browser, local, say);
    } finally {
        await browser.close();
        await local.stop();
        await pages.remove();
    }
}
