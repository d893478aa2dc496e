import type { Locator, Page } from '@playwright/test';
import { expect, test } from './test.ts';

const RIGHT_TO_LEFT = '\u202E';
const ZERO_WIDTH = '\u200B\u200D\u2060\uFEFF';
const MARKUP = '<img src=x onerror="window.injected=1"><script>window.injected=1</script>';
const FIRST = `=cmd|' /C calc'!A0 ${MARKUP.slice(0, 40)}`;
const LAST = `${RIGHT_TO_LEFT}${ZERO_WIDTH}Berg👩‍👩‍👧‍👦`;
const QUESTION = `${MARKUP} {{constructor}} \${7*7} ${RIGHT_TO_LEFT}gnp.exe ${ZERO_WIDTH}🏳️‍🌈 &lt;b&gt; "'\``;
const ENDLESS = 'W'.repeat(4_000);
const LONGEST_DESCRIPTION = 32_000;

/** Nothing in it reaches beyond its right edge, and nothing in it is scrolled sideways to be read. */
function staysInside(card: Locator): Promise<string[]> {
    return card.evaluate((host) => {
        const { right } = host.getBoundingClientRect();
        return [...host.querySelectorAll('*')]
            .filter((each) => each.getBoundingClientRect().right > right + 1)
            .map((each) => `${each.tagName} ${each.className}`);
    });
}

function injected(page: Page): Promise<unknown> {
    return page.evaluate(() => (window as unknown as { injected?: unknown }).injected);
}

test('hostile names and messages stay text everywhere, and break no layout', async ({ agent, client, shift }) => {
    const dana = await agent('dana');
    const mia = await client({ first: FIRST, last: LAST, question: QUESTION });
    await dana.omni.getByRole('button', { name: 'Accept' }).first().click();
    const row = dana.bar.getByRole('listitem').first();
    await expect(row).toBeVisible();
    await expect(dana.message).toBeVisible();
    await expect(dana.page.getByRole('log')).toContainText('<script>window.injected=1</script>');
    await mia.page.getByRole('textbox', { name: 'Message' }).fill(ENDLESS);
    await mia.page.getByRole('button', { name: 'Send' }).click();
    await expect(dana.page.getByRole('log')).toContainText(ENDLESS);
    await shift.pass(301);
    await expect(dana.message).toHaveValue(/opened ticket/);
    await expect(row).toContainText('=cmd|');

    const [opened] = await shift.cases();
    expect(String(opened?.Subject).length).toBeLessThanOrEqual(255);
    expect(String(opened?.Description).length).toBeLessThanOrEqual(LONGEST_DESCRIPTION);
    expect(opened?.Description).toContain('<script>window.injected=1</script>');
    for (const card of await dana.page.locator('c-chat-row, c-etiquette-panel').all()) {
        expect(await staysInside(card)).toEqual([]);
    }
    for (const card of await dana.bar.getByRole('listitem').all()) {
        const [inside, panel] = await Promise.all([card.boundingBox(), dana.bar.boundingBox()]);
        expect((inside?.x ?? 0) + (inside?.width ?? 0)).toBeLessThanOrEqual((panel?.x ?? 0) + (panel?.width ?? 0));
    }
    await expect(dana.item('Chat Etiquette')).not.toContainText(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069]/u);
    const width = await dana.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(width).toBeLessThanOrEqual(0);
    expect([await injected(dana.page), await injected(mia.page)]).toEqual([undefined, undefined]);
});
