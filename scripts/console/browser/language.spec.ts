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
