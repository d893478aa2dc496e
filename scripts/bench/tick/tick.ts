import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { launchChromium } from '../../harness/launchChromium.ts';
import { buildPages, type BuiltPages } from '../../harness/servedConsole.ts';
import { figure, median, type Figure } from '../figure.ts';
import { mainThreadTime, type TickTime } from './trace.ts';

const HERE = import.meta.dirname;
const RUNS = 7;
const TICKS = 12;
const APART = 250;
const ORIGIN = 'http://bench.invalid';
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };

/** Answers the page from what was built: there is no server to be noisy. */
async function serve(page: Page, { directory, consolePage }: BuiltPages['built'], entry: string): Promise<void> {
    const built = await readFile(consolePage, 'utf8');
    const [own = ''] = /\/assets\/own[\w-]*\//.exec(built) ?? [];
    const [importMap = ''] = /<script type="importmap"[\s\S]*?<\/script>/.exec(built) ?? [];
    const styles = built.match(/<link [^>]*rel="stylesheet"[^>]*>/g) ?? [];
    const html = `<!doctype html><title>tick</title>${styles.join('')}${importMap}<script type="module" src="${own}${entry}.js"></script>`;
    await page.route(`${ORIGIN}/**`, async (route) => {
        const { pathname } = new URL(route.request().url());
        if (pathname === '/') {
            await route.fulfill({ contentType: 'text/html', body: html });
            return;
        }
        const file = path.join(directory, pathname.replace(/^\/assets/, ''));
        await route.fulfill({ contentType: TYPES[path.extname(file)] ?? 'application/octet-stream', path: file });
    });
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(`${ORIGIN}/`);
    await page
        .waitForFunction(() => typeof window.tick === 'function')
        .catch((error: unknown) => {
            throw new Error(`The page ${entry} is not ready. ${errors.join(' ')}`, { cause: error });
        });
}

async function measure(browser: Browser, built: BuiltPages['built'], entry: string): Promise<TickTime> {
    const page = await browser.newPage();
    try {
        await serve(page, built, entry);
        await page.evaluate(([ticks, apart]) => window.tick(ticks, apart), [2, APART] as const);
        await browser.startTracing(page, { categories: ['devtools.timeline', 'v8.execute', 'toplevel'] });
        await page.evaluate(([ticks, apart]) => window.tick(ticks, apart), [TICKS, APART] as const);
        return mainThreadTime(await browser.stopTracing(), TICKS);
    } finally {
        await page.close();
    }
}

/**
 * Main-thread time of a second passing, with 100 chats of 3 clocks in the bar's list, beside the same 300 texts written
 * into plain text nodes: production builds, the real engine with synthetic shadow, in Chromium; the list on the page
 * itself, and in Salesforce's Lightning Web Security sandbox, as in an org.
 */
export async function tick(say: (text: string) => void): Promise<Figure[]> {
    const bar = path.join(HERE, 'bar.ts');
    const pages = await buildPages({ bar, limit: path.join(HERE, 'limit.ts') }, say);
    const sandboxed = await buildPages({ bar }, say, 'lws');
    const browser = await launchChromium(say);
    try {
        const bars: TickTime[] = [];
        const inSandbox: TickTime[] = [];
        const limits: TickTime[] = [];
        for (let run = 1; run <= RUNS; run += 1) {
            say(`run ${run} of ${RUNS}`);
            bars.push(await measure(browser, pages.built, 'bar'));
            inSandbox.push(await measure(browser, sandboxed.built, 'bar'));
            limits.push(await measure(browser, pages.built, 'limit'));
        }
        const of = (times: TickTime[], kind: keyof TickTime): number[] => times.map((time) => time[kind]);
        return [
            figure('tick', 'ms script', of(bars, 'script'), median(of(limits, 'script'))),
            figure('tick-main-thread', 'ms', of(bars, 'tasks'), median(of(limits, 'tasks'))),
            figure('tick-lws', 'ms script', of(inSandbox, 'script'), median(of(limits, 'script'))),
            figure('tick-lws-main-thread', 'ms', of(inSandbox, 'tasks'), median(of(limits, 'tasks')))
        ];
    } finally {
        await browser.close();
        await pages.remove();
        await sandboxed.remove();
    }
}
