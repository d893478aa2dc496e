import type { Locator, Page } from '@playwright/test';
import { expect, test } from './test.ts';

/** Counts what glides in a page, from now on. */
async function watchMotion(page: Page): Promise<() => number> {
    const devtools = await page.context().newCDPSession(page);
    let glides = 0;
    devtools.on('Animation.animationStarted', ({ animation: { type } }) => (glides += Number(type === 'WebAnimation')));
    await devtools.send('Animation.enable');
    return () => glides;
}

/** The first names of the clients in a bar, in the order of its rows. */
function namesIn(bar: Locator): Promise<string[]> {
    return bar
        .getByRole('listitem')
        .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).innerText.slice(0, 3)));
}

test.describe('the list', () => {
    test('never moves a row under the pointer, and lets rows glide otherwise: the click meant for Ada hits Ada', async ({
        agent,
        shift
    }) => {
        const dana = await agent('dana');
        const ada = await shift.unseenClient({ first: 'Ada', last: 'Lind' });
        await dana.accept('Ada Lind');
        await dana.say('It is on its way.');
        const bea = await shift.unseenClient({ first: 'Bea', last: 'Lind' });
        await dana.accept('Bea Lind');
        await dana.say('It is on its way.');
        const names = () => namesIn(dana.bar);
        await expect.poll(names).toEqual(['Ada', 'Bea']);

        const more = dana.row('Ada Lind').getByRole('button', { name: 'More actions for Ada Lind' });
        await more.hover();
        const place = await more.boundingBox();
        // Bea waits now, and would come first.
        await bea.say('When does it come?');
        await dana.expectClock('Bea Lind', 'Reply', '1:00');
        expect(await names()).toEqual(['Ada', 'Bea']);
        expect(await more.boundingBox()).toEqual(place);
        await dana.page.mouse.down();
        await dana.page.mouse.up();
        await dana.row('Ada Lind').getByRole('menuitem', { name: 'Open ticket' }).click();
        await expect
            .poll(async () => (await shift.cases()).map(({ Subject }) => String(Subject)))
            .toEqual([expect.stringContaining('Ada')]);
        const glides = await watchMotion(dana.page);
        await dana.page.mouse.move(0, 0);
        await expect.poll(names).toEqual(['Bea', 'Ada']);
        await expect.poll(glides).toBeGreaterThanOrEqual(2);

        await dana.page.emulateMedia({ reducedMotion: 'reduce' });
        const before = glides();
        await dana.say('On Friday.');
        await ada.say('And mine?');
        await expect.poll(names).toEqual(['Ada', 'Bea']);
        await dana.page.screenshot();
        expect(glides()).toBe(before);
    });

    test('never moves a row while the keyboard goes from one button to the next', async ({ agent, shift }) => {
        const dana = await agent('dana');
        await shift.unseenClient({ first: 'Ada', last: 'Lind' });
        await dana.accept('Ada Lind');
        await dana.say('It is on its way.');
        const bea = await shift.unseenClient({ first: 'Bea', last: 'Lind' });
        await dana.accept('Bea Lind');
        await dana.say('It is on its way.');
        const names = () => namesIn(dana.bar);
        await dana.page.mouse.move(900, 100);
        await expect.poll(names).toEqual(['Ada', 'Bea']);
        await dana.page.getByRole('button', { name: 'Settings' }).focus();
        await dana.page.keyboard.press('Tab');
        // Bea waits now, and would come first.
        await bea.say('When does it come?');
        await dana.expectClock('Bea Lind', 'Reply', '1:00');
        expect(await names()).toEqual(['Ada', 'Bea']);
        for (let key = 0; key < 3; key += 1) {
            await dana.page.keyboard.press('Tab');
            expect(await names()).toEqual(['Ada', 'Bea']);
        }
        await dana.message.focus();
        await expect.poll(names).toEqual(['Bea', 'Ada']);
    });

    test('leads to a chat by its countdown, and to its case by the number beside it', async ({
        agent,
        client,
        shift
    }) => {
        const dana = await agent('dana');
        await client();
        await dana.accept('Mia Berg');
        await dana.press('Mia Berg', 'Open ticket');
        await expect.poll(() => shift.cases()).toHaveLength(1);
        const [opened] = await shift.cases();
        const number = String(opened?.CaseNumber);
        const isInFront = (name: string | RegExp) =>
            expect(dana.page.getByRole('tab', { name, selected: true }).first()).toBeVisible();
        await dana.page.getByRole('tab', { name: 'Home' }).click();
        await isInFront('Home');
        const place = await dana
            .row('Mia Berg')
            .getByText(/^\d:\d\d$/)
            .first()
            .boundingBox();
        await dana.page.mouse.click((place?.x ?? 0) + 5, (place?.y ?? 0) + 5);
        await isInFront(/Mia Berg/);
        await dana.row('Mia Berg').getByRole('link', { name: number }).click();
        await isInFront(number);
    });

    test('shows who waits before who is silent, however late', async ({ agent, shift }) => {
        const dana = await agent('dana');
        await shift.unseenClient({ first: 'Ada', last: 'Lind' });
        await dana.accept('Ada Lind');
        await dana.say('It is on its way.');
        await shift.pass(200);
        await shift.unseenClient({ first: 'Bea', last: 'Lind' });
        await dana.accept('Bea Lind');
        await expect(dana.band('Waiting for you').getByRole('listitem')).toHaveAccessibleName(/^Bea Lind/);
        await expect(dana.band('Silent clients').getByRole('listitem')).toHaveAccessibleName(/^Ada Lind .* act now$/);
        await expect(dana.item('Chat Etiquette')).toContainText('1 late · Bea');
    });

    test('accepts and declines what is offered', async ({ agent, shift }) => {
        const dana = await agent('dana');
        await shift.unseenClient({ first: 'Ada', last: 'Lind' });
        await dana.press('Ada Lind', 'Decline');
        await expect(dana.row('Ada Lind')).not.toHaveAccessibleName(/Offered to you/);
        await shift.unseenClient({ first: 'Bea', last: 'Lind' });
        await dana.button('Bea Lind', 'Accept').dblclick();
        await dana.page.mouse.move(0, 0);
        await expect(dana.row('Bea Lind')).toHaveAccessibleName(/^Bea Lind Waiting for you Reply/);
        await expect(dana.page.getByText('Chat Etiquette could not do this')).toHaveCount(0);
    });

    test('keeps the width of its item, and tells in the title of the tab what is late', async ({ agent, shift }) => {
        const dana = await agent('dana');
        const width = async () => (await dana.item('Chat Etiquette').boundingBox())?.width ?? 0;
        const empty = await width();
        await shift.unseenClient({ first: 'Ada', last: 'von Hohenlohe-Waldenburg-Bartenstein' });
        await dana.accept('Ada von');
        await expect(dana.item('Chat Etiquette')).toContainText('Ada');
        expect(Math.abs((await width()) - empty)).toBeLessThan(4);
        await shift.pass(61);
        await expect(dana.item('Chat Etiquette')).toContainText('1 late');
        expect(Math.abs((await width()) - empty)).toBeLessThan(4);
        await expect(dana.page).toHaveTitle(/^⚠ 1 · /);
    });
});
