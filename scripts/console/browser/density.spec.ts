import { expect, test } from './test.ts';

test.use({ startOptions: ['--capacity', '8'] });

const CLIENTS = ['Ada', 'Bea', 'Cleo', 'Dora', 'Edna', 'Faye', 'Gwen', 'Hope'];

test('eight chats are seen without scrolling in a small window', async ({ agent, shift }) => {
    const dana = await agent('dana');
    await dana.page.setViewportSize({ width: 1280, height: 720 });
    for (const first of CLIENTS) {
        await shift.unseenClient({ first, last: 'Lind' });
        await dana.accept(`${first} Lind`);
    }
    await shift.pass(20);
    const rows = dana.bar.getByRole('listitem');
    await expect(rows).toHaveCount(CLIENTS.length);
    const panel = await dana.bar.evaluate((bar) => {
        const body = bar.closest('.slds-utility-panel__body') as HTMLElement;
        return {
            width: (body.parentElement as HTMLElement).offsetWidth,
            scrolls: body.scrollHeight > body.clientHeight
        };
    });
    expect(panel).toEqual({ width: 340, scrolls: false });
    for (const row of await rows.all()) {
        await expect(row).toBeInViewport({ ratio: 1 });
        await expect(row).toHaveAccessibleName(/^\w+ Lind Waiting for you Reply \d:\d\d on time$/);
        await expect(row.getByRole('button', { disabled: true })).toHaveCount(0);
    }
    // The bar does not cover what stands beside the conversation.
    await dana.panel('Hope Lind').getByRole('button', { name: 'Hold' }).click({ trial: true });
    // The ring is drawn in parts of its length: a full one is closed.
    const length = await rows
        .first()
        .locator('circle')
        .evaluate((circle: SVGCircleElement) => circle.getTotalLength() / (2 * Math.PI * circle.r.baseVal.value));
    expect(length).toBeCloseTo(1, 2);
});

test('the tools stay in sight however far the list is scrolled, as at 200 % zoom', async ({ agent, shift }) => {
    const dana = await agent('dana');
    for (const first of CLIENTS) {
        await shift.unseenClient({ first, last: 'Lind' });
        await dana.accept(`${first} Lind`);
    }
    await dana.page.setViewportSize({ width: 640, height: 360 });
    await dana.row('Hope Lind').scrollIntoViewIfNeeded();
    await expect(dana.row('Ada Lind')).not.toBeInViewport();
    await expect(dana.page.getByRole('button', { name: 'Settings' })).toBeInViewport({ ratio: 1 });
    await dana.row('Ada Lind').getByRole('button').first().focus();
    const [tools, button] = await Promise.all([
        dana.page.getByRole('button', { name: 'Settings' }).boundingBox(),
        dana.row('Ada Lind').getByRole('button').first().boundingBox()
    ]);
    expect(button?.y).toBeGreaterThanOrEqual((tools?.y ?? 0) + (tools?.height ?? 0));
});

test('a row opens to all its clocks where the pointer rests, and the rows above stay where they are', async ({
    agent,
    shift
}) => {
    const dana = await agent('dana');
    // Some pages give everything a very short transition then.
    await dana.page.emulateMedia({ reducedMotion: 'reduce' });
    for (const first of CLIENTS.slice(0, 3)) {
        await shift.unseenClient({ first, last: 'Lind' });
        await dana.accept(`${first} Lind`);
    }
    const above = dana.row('Ada Lind');
    const before = await above.boundingBox();
    await expect(dana.row('Bea Lind')).not.toContainText('Chat length');
    await dana.row('Bea Lind').hover();
    await expect(dana.row('Bea Lind')).toContainText('Chat length');
    expect(await above.boundingBox()).toEqual(before);
});

test('the menu of a row is seen whole: below the first row of a large window, above the last row of a small one', async ({
    agent,
    shift
}) => {
    const dana = await agent('dana');
    const expectWholeMenu = async (client: string) => {
        await dana
            .row(client)
            .getByRole('button', { name: `More actions for ${client}` })
            .click();
        const menu = dana.row(client).getByRole('menu');
        await expect(menu).toBeInViewport({ ratio: 1 });
        await expect(menu.getByRole('menuitem').first()).toBeFocused();
        const isWhole = await menu.evaluate((element) => {
            const body = element.closest('.slds-utility-panel__body') as Element;
            const [inner, outer] = [element.getBoundingClientRect(), body.getBoundingClientRect()];
            return inner.top >= outer.top && inner.bottom <= outer.bottom;
        });
        expect(isWhole).toBe(true);
    };
    await dana.page.setViewportSize({ width: 1920, height: 1080 });
    for (const first of CLIENTS) {
        await shift.unseenClient({ first, last: 'Lind' });
        await dana.accept(`${first} Lind`);
    }
    await shift.pass(250);
    await expectWholeMenu('Ada Lind');
    await dana.page.keyboard.press('Escape');
    await dana.page.mouse.move(0, 0);
    await dana.page.setViewportSize({ width: 1280, height: 720 });
    await expectWholeMenu('Hope Lind');
});
