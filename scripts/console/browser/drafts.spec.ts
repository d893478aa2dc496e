import { expect, test } from './test.ts';
import { NUDGE } from './texts.ts';

test.describe('what the agent writes without a key, as by the system’s picker of emoji,', () => {
    test('is a draft: a text that falls due waits beside it', async ({ agent, client, shift }) => {
        const dana = await agent('dana');
        await client();
        await dana.accept('Mia Berg');
        await dana.say('It left our warehouse this morning.');
        await expect(dana.panel('Mia Berg')).toContainText('Check-in');
        await dana.message.focus();
        await dana.page.keyboard.insertText('👍');
        await shift.pass(181);
        await expect(dana.page.getByRole('region', { name: 'Ready to send' })).toContainText(NUDGE);
        await expect(dana.message).toHaveValue('👍');
    });

    test('is not taken out with our words when the client is back', async ({ agent, client, shift }) => {
        const dana = await agent('dana');
        const mia = await client();
        await dana.accept('Mia Berg');
        await dana.say('It left our warehouse this morning.');
        await shift.pass(181);
        await expect(dana.message).toHaveValue(NUDGE);
        await dana.message.press('End');
        await dana.page.keyboard.insertText(' 👋');
        await mia.say('Yes, I am here');
        await expect(dana.button('Mia Berg', 'Clear message box')).toBeVisible();
        await expect(dana.message).toHaveValue(`${NUDGE} 👋`);
    });
});
