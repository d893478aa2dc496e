import { expect, test } from './test.ts';

test('is driven from outside by its roles and names, while time runs', async ({ context, shift }) => {
    await shift.run(true);
    const page = await context.newPage();
    await page.goto(`${shift.url}/?agent=${shift.nameOf('dana')}&presence=Available`);
    await page.getByRole('button', { name: /^Omni-Channel/ }).click();
    await page.getByRole('button', { name: /^Chat Etiquette/ }).click();
    const omni = page.getByRole('region', { name: 'Omni-Channel' });
    const bar = page.getByRole('region', { name: 'Chat Etiquette' });
    await expect(omni).toBeVisible();
    await expect(bar).toBeVisible();

    const mia = await shift.client();
    const panel = page.getByRole('region', { name: 'Clocks of Mia Berg' });
    const row = bar.getByRole('listitem', { name: /^Mia Berg/ });
    await expect(row).toHaveText(/Accept 0:[12]\d/, { useInnerText: true });
    await expect(omni.getByRole('button', { name: 'Decline' })).toBeVisible();
    await omni.getByRole('button', { name: 'Accept' }).click();
    await expect(row).toHaveText(/Reply 0:5\d/, { useInnerText: true });
    await expect(panel).toHaveText(/Resolve or ticket 4:5\d/, { useInnerText: true });
    await expect(panel).toHaveText(/Chat length 14:5\d/, { useInnerText: true });
    await expect(page.getByRole('button', { name: 'Send' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'End Chat' })).toBeVisible();

    await page.getByRole('textbox', { name: 'Message' }).fill('It is on its way.');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(mia.log).toContainText('It is on its way.');
    await expect(row).toHaveText(/Check-in 2:5\d/, { useInnerText: true });
    await mia.page.getByRole('textbox', { name: 'Message' }).fill('When?');
    await mia.page.getByRole('button', { name: 'Send' }).click();
    await shift.pass(62);
    await expect(row).toHaveAccessibleName(/^Mia Berg Waiting for you Reply 0:0\d late$/);
    await page.getByRole('button', { name: 'End Chat' }).click();
    await expect(mia.page.getByRole('button', { name: 'End chat' })).toBeHidden();
});
