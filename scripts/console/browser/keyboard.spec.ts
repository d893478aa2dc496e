import type { Locator } from '@playwright/test';
import { expect, test } from './test.ts';

/** Tabs on from where the focus is until it comes to an element, as one does without a mouse. */
async function tabTo(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    const isThere = () => target.evaluate((element) => element.matches(':focus'));
    for (let presses = 0; presses < 80 && !(await isThere()); presses += 1) {
        await target.page().keyboard.press('Tab');
    }
    await expect(target).toBeFocused();
}

test('a chat is worked by keyboard alone', async ({ agent, client, shift }) => {
    const dana = await agent('dana');
    const { page } = dana;
    const mia = await client();
    await page.bringToFront();
    await tabTo(dana.omni.getByRole('button', { name: 'Accept' }));
    await page.keyboard.press('Enter');
    await tabTo(dana.message);
    await page.keyboard.type('Let me see.');
    await page.keyboard.press('Enter');
    await expect(mia.log).toContainText('Let me see.');
    await dana.expectClock('Mia Berg', 'Update', '2:00');
    await tabTo(dana.button('Mia Berg', 'Update'));
    await page.keyboard.press('Enter');
    await expect(dana.message).toHaveValue(/still looking into this/);
    await tabTo(dana.message);
    await page.keyboard.press('Enter');
    await expect(mia.log).toContainText('still looking into this');

    await shift.pass(1);
    await tabTo(dana.item('Chat Etiquette'));
    await page.keyboard.press('Enter');
    await expect(dana.bar).toBeHidden();
    await page.keyboard.press('Enter');
    await expect(dana.bar).toBeVisible();
    await tabTo(page.getByRole('button', { name: 'End Chat' }));
    await page.keyboard.press('Enter');
    await expect(mia.page.getByRole('textbox', { name: 'Message' })).toBeHidden();
});
