import { expect, test } from './test.ts';

const NUDGE = 'Are you still there?';
const CLOSING =
    'Hey! It looks like you are no longer available. I will be ending this chat, but if you need further assistance please open a new chat and we can continue assisting you!';

test.describe('a silent client', () => {
    test('is asked after 3 minutes and left after 5, with the agreed words', async ({ agent, client, local }) => {
        const dana = await agent('dana');
        const mia = await client();
        await dana.accept('Mia Berg');
        await dana.say('It left our warehouse this morning.');
        await expect(mia.log).toContainText('It left our warehouse this morning.');
        await dana.expectClock('Mia Berg', 'Nudge', '3:00', 'on time');

        await local.pass(180);
        await expect(dana.message).toHaveValue('');
        await local.pass(1);
        await expect(dana.message).toHaveValue(NUDGE);
        await dana.message.press('Enter');
        await expect(mia.log.getByText(NUDGE, { exact: true })).toHaveCount(1);

        await local.pass(118);
        await expect(dana.button('Mia Berg', 'End')).toBeDisabled();
        await local.pass(3);
        await dana.button('Mia Berg', 'End').click();
        await expect(mia.log.getByText(CLOSING, { exact: true })).toHaveCount(1);
        await expect(mia.page.getByRole('textbox', { name: 'Message' })).toBeHidden();
    });

    test('who writes again is not asked', async ({ agent, client, local }) => {
        const dana = await agent('dana');
        const mia = await client();
        await dana.accept('Mia Berg');
        await dana.say('It left our warehouse this morning.');
        await local.pass(179);
        await mia.say('And when does it arrive?');
        await dana.expectClock('Mia Berg', 'Response', '1:00');
        await local.pass(30);
        await expect(dana.message).toHaveValue('');
        await dana.expectNoClock('Mia Berg', 'Nudge');
    });
});
