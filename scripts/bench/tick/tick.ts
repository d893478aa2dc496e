import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { launchChromium } from '../../harness/launchChromium.ts';
import { buildPages } from '../../harness/servedConsole.ts';
import { figure, median, type Figure } from '../figure.ts';
import { mainThreadTime, type TickTime } from './trace.ts';

const HERE = import.meta.dirname;
const RUNS = 7;
const TICKS = 12;
const APART = 250;
const ORIGIN = 'http://bench.invalid';
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };

/** Answers the page from what was built: there is no server to be noisy. */
async function serve(page: Page, directory: string, entry: string): Promise<void> {
    const built = await readFile(path.join(directory, 'console.html'), 'utf8');
    const [importMap = ''] = /<script type="importmap"[\s\S]*?<\/script>/.exec(built) ?? [];
    const styles = built.match(/<link [^>]*rel="stylesheet"[^>]*>/g) ?? [];
    const html = `<!doctype html><title>tick</title>${styles.join('')}${importMap}<script type="module" src="/assets/own/${entry}.js"></script>`;
    await page.route(`${ORIGIN}/**`, async (route) => {
        const { pathname } = new URL(route.request().url());
        if (pathname === '/') {
            await route.fulfill({ contentType: 'text/html', body: html });
            return;
        }
        const file = path.join(directory, pathname.replace(/^\/assets/, ''));
        await route.fulfill({ contentType: TYPES[path.extname(file)] ?? 'application/octet-stream', path: file });
    });
    await page.goto(`${ORIGIN}/`);
    await page.waitForFunction(() => typeof window.tick === 'function');
}

async function measure(browser: Browser, directory: string, entry: string): Promise<TickTime> {
    const page = await browser.newPage();
    try {
        await serve(page, directory, entry);
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
 * into plain text nodes: production builds, the real engine with synthetic shadow, in Chromium.
 */
export async function tick(say: (text: string) => void): Promise<Figure[]> {
    const pages = await buildPages({ bar: path.join(HERE, 'bar.ts'), limit: path.join(HERE, 'limit.ts') }, say);
    const { directory } = pages.built;
    const browser = await launchChromium(say);
    try {
        const bars: TickTime[] = [];
        const limits: TickTime[] = [];
        for (let run = 1; run <= RUNS; run += 1) {
            say(`run ${run} of ${RUNS}`);
            bars.push(await measure(browser, directory, 'bar'));
            limits.push(await measure(browser, directory, 'limit'));
        }
        const of = (times: TickTime[], kind: keyof TickTime): number[] => times.map((time) => time[kind]);
        return [
            figure('tick', 'ms script', of(bars, 'script'), median(of(limits, 'script'))),
            figure('tick-main-thread', 'ms', of(bars, 'tasks'), median(of(limits, 'tasks')))
        ];
    } finally {
        await browser.close();
        await pages.remove();
    }
}
