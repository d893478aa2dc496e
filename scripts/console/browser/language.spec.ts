import { expect, test } from './test.ts';
import { NUDGE } from './texts.ts';

const GERMAN_NUDGE = 'Sind Sie noch da?';

test('a client is written to in their own language, beside one who gets the texts of the policy', async ({
    agent,
    client,
    shift
}) => {
    const dana = await agent('dana');
    const hanna = await client({ first: 'Hanna', last: 'Vogel', question: 'Wo ist mein Paket?', language: 'Deutsch' });
    await dana.accept('Hanna Vogel');
    await expect(dana.panel('Hanna Vogel')).toContainText('Policy: Default, texts in German');
    await dana.say('Es ist unterwegs.');
    const mia = await client();
    await dana.accept('Mia Berg');
    await expect(dana.panel('Mia Berg')).toContainText(/Policy: Default$/m);
    await dana.say('It is on its way.');
    await shift.pass(181);
    await dana.sendInserted(NUDGE);
    await expect(mia.messages(NUDGE)).toBeVisible();
    await dana.reload();
    await dana.page
        .getByRole('tab', { name: /Hanna Vogel/ })
        .first()
        .click();
    await dana.sendInserted(GERMAN_NUDGE);
    await expect(hanna.messages(GERMAN_NUDGE)).toBeVisible();
    await expect(hanna.messages(NUDGE)).toHaveCount(0);
    await dana.expectClock('Hanna Vogel', 'Close', '2:00');
});

test('no row moves in German either when the first chat is late', async ({ agent, client, shift }) => {
    const dana = await agent('dana');
    await client();
    await dana.accept('Mia Berg');
    await shift.pass(40);
    await dana.page.goto(`${dana.page.url()}&language=de`);
    await dana.page.getByRole('button', { name: /^Chat-Etikette/ }).click();
    const row = dana.page.getByRole('listitem', { name: /^Mia Berg/ });
    await expect(row).toHaveAccessibleName(/ im Plan$/);
    const place = await row.boundingBox();
    await shift.pass(30);
    await expect(row).toHaveAccessibleName(/ zu spät$/);
    expect(await row.boundingBox()).toEqual(place);
    const isCut = await dana.page
        .getByText('1 Chat, 1 zu spät')
        .evaluate((count) => count.scrollWidth > count.clientWidth);
    expect(isCut).toBe(false);
});

test('what a row says in German is not cut off by its button', async ({ agent, client, shift }) => {
    const dana = await agent('dana');
    const mia = await client();
    await dana.accept('Mia Berg');
    await dana.say('It is on its way.');
    await dana.page.goto(`${dana.page.url()}&language=de`);
    await dana.page.getByRole('button', { name: /^Chat-Etikette/ }).click();
    const row = dana.page.getByRole('listitem', { name: /^Mia Berg/ });
    const expectWhole = async (words: string) => {
        const line = row.locator('.what');
        await expect(line).toContainText(words);
        expect(await line.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(0);
    };
    await dana.message.pressSequentially('Noch etwas');
    await shift.pass(160);
    await row.getByRole('button', { name: /^Weitere Aktionen/ }).click();
    await row.getByRole('menuitem', { name: 'Später' }).click();
    await shift.pass(30);
    await expect(row.getByRole('button', { name: 'Jetzt einfügen' }).first()).toBeVisible();
    await expectWhole('pausiert');
    await shift.pass(60);
    await expect(row.getByRole('button', { name: 'Einfügen', exact: true }).first()).toBeVisible();
    await expectWhole('fällig');
    await mia.end();
    await dana.page.getByRole('button', { name: /^Beendet/ }).click();
    await expectWhole('nicht gesendet');
});
