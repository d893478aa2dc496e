import { expect, test } from './test.ts';

test('a nudge for a chat that is not on screen is one click away', async ({ agent, client, shift }) => {
    const dana = await agent('dana');
    const mia = await client();
    await dana.accept('Mia Berg');
    await dana.say('Is it the black one?');
    await expect(mia.log).toContainText('Is it the black one?');
    await dana.page.getByRole('tab', { name: 'Home' }).click();
    await dana.reload();
    await shift.pass(181);

    const row = dana.row('Mia Berg');
    await expect(row).toContainText('Open this chat first');
    await dana.press('Mia Berg', 'Open chat and retry');
    await expect(dana.message).toHaveValue('Are you still there?');
    await expect(row).not.toContainText('Open this chat first');
});
