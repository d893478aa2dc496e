import type { Locator } from '@playwright/test';
import { NUDGE } from './texts.ts';
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

test('a whole chat is worked by keys alone, from its offer to its end', async ({ agent, client, shift }) => {
    const dana = await agent('dana');
    const { page, message } = dana;
    const { keyboard } = page;
    const mia = await client();
    await page.bringToFront();
    await expect(dana.button('Mia Berg', 'Accept')).toBeVisible();
    await keyboard.press('Alt+Shift+N');
    await expect(dana.button('Mia Berg', 'Accept')).toBeFocused();
    await keyboard.press('Enter');

    await expect(message).toBeFocused();
    await keyboard.type('Let me see.');
    await keyboard.press('Enter');
    await expect(mia.log).toContainText('Let me see.');
    await dana.expectClock('Mia Berg', 'Update', '2:00');

    await tabTo(dana.button('Mia Berg', 'Mia Berg'));
    await keyboard.press('1');
    await expect(dana.button('Mia Berg', 'Mia Berg')).toBeFocused();
    await keyboard.press('Escape');
    await expect(message).toBeFocused();
    await expect(dana.bar).toBeVisible();

    await tabTo(dana.button('Mia Berg', 'Update'));
    await keyboard.press('Enter');
    await expect(message).toHaveValue(/still looking into this/);
    await expect(message).toBeFocused();
    await keyboard.press('Enter');
    await expect(mia.log).toContainText('still looking into this');

    await keyboard.type('It comes on Friday.');
    await keyboard.press('Enter');
    await expect(mia.log).toContainText('on Friday');
    await keyboard.type('My own');
    await shift.pass(181);
    await expect(page.getByRole('region', { name: 'Ready to send' })).toContainText(NUDGE);
    await expect(message).toHaveValue('My own');
    await keyboard.press('Alt+Shift+R');
    await expect(message).toHaveValue(`My own ${NUDGE}`);
    await expect(message).toBeFocused();
    await keyboard.press('Enter');
    await expect(mia.log).toContainText(NUDGE);

    await tabTo(page.getByRole('button', { name: 'End Chat' }));
    await keyboard.press('Enter');
    await expect(mia.page.getByRole('textbox', { name: 'Message' })).toBeHidden();
});

test('the shortcut leads from any page to the message box of the most urgent chat', async ({ agent, shift }) => {
    const dana = await agent('dana');
    await shift.unseenClient({ first: 'Ada', last: 'Lind' });
    await dana.accept('Ada Lind');
    await dana.say('It is on its way.');
    await shift.unseenClient({ first: 'Bea', last: 'Lind' });
    await dana.accept('Bea Lind');
    await dana.expectClock('Bea Lind', 'Reply', '1:00');
    await dana.page.getByRole('tab', { name: 'Home' }).click();
    await dana.page.keyboard.press('Alt+Shift+N');
    await expect(dana.page.getByRole('log', { name: 'Conversation with Bea Lind' })).toBeVisible();
    await expect(dana.message).toBeFocused();
    await dana.page.keyboard.type('Hello');
    await expect(dana.message).toHaveValue('Hello');
});

test('a key that is held on a button does not send what the button writes', async ({ agent, client, shift }) => {
    const dana = await agent('dana');
    await client();
    await dana.accept('Mia Berg');
    await dana.expectClock('Mia Berg', 'Reply', '1:00');
    const hold = /^I need a few minutes to find that out for you\. I'll keep you updated\.$/;
    await dana.button('Mia Berg', 'Hold').focus();
    await dana.page.keyboard.down('Enter');
    await expect(dana.message).toHaveValue(hold);
    await expect(dana.message).toBeFocused();
    await dana.page.keyboard.down('Enter');
    await dana.page.keyboard.down('Enter');
    await dana.page.keyboard.up('Enter');
    await shift.pass(1);
    await expect(dana.message).toHaveValue(hold);
    await dana.sendInserted(hold);
});

test('the space bar on a button writes into the message box, as Enter does, and leaves a draft alone', async ({
    agent,
    client,
    shift
}) => {
    const dana = await agent('dana');
    await client();
    await dana.accept('Mia Berg');
    await dana.expectClock('Mia Berg', 'Reply', '1:00');
    const press = async (button: Locator) => {
        await button.focus();
        await dana.page.keyboard.press('Space');
    };
    await press(dana.button('Mia Berg', 'Hold'));
    await dana.sendInserted(/^I need a few minutes/);
    await shift.pass(5);
    await press(dana.panel('Mia Berg').getByRole('button', { name: 'Update' }));
    await dana.sendInserted(/still looking into this/);
    await shift.pass(5);
    await dana.message.press('Space');
    await press(dana.button('Mia Berg', 'Update'));
    await expect(dana.page.getByRole('region', { name: 'Ready to send' })).toContainText('still looking into this');
    await expect(dana.message).toHaveValue(' ');
});
