import { expect, test } from './test.ts';
import { CLOSING, NUDGE } from './texts.ts';

test.describe('a silent client', () => {
    test('is asked after 3 minutes and left after 5, with the agreed words', async ({ agent, client, shift }) => {
        const dana = await agent('dana');
        const mia = await client();
        await dana.accept('Mia Berg');
        await dana.say('It left our warehouse this morning.');
        await expect(mia.log).toContainText('It left our warehouse this morning.');
        await dana.expectClock('Mia Berg', 'Check-in', '3:00', 'on time');
        await dana.expectClock('Mia Berg', 'Close', '5:00', 'after the check-in');

        await shift.pass(135);
        await dana.expectClock('Mia Berg', 'Check-in', '0:45', 'due soon');
        await shift.pass(45);
        await expect(dana.message).toHaveValue('');
        await shift.pass(1);
        await dana.expectClock('Mia Berg', 'Check-in', '0:01', 'act now');
        // With a wide font the label has no room for the whole name.
        await expect(dana.item('Chat Etiquette')).toHaveText(
            /^Chat Etiquette · 1 late · Mia B(?:erg|…) 0:01 act now\s*$/
        );
        await dana.sendInserted(NUDGE);
        await expect(mia.messages(NUDGE)).toHaveCount(1);

        await dana.expectClock('Mia Berg', 'Close', '2:00', 'on time');
        await shift.pass(60);
        await dana.expectClock('Mia Berg', 'Close', '1:00', 'due soon');
        await shift.pass(60);
        await expect(dana.panel('Mia Berg').getByRole('button', { name: 'End', exact: true })).toHaveCount(0);
        await shift.pass(1);
        await dana.expectClock('Mia Berg', 'Close', '0:01', 'act now');
        await dana.press('Mia Berg', 'End');
        await expect(mia.messages(CLOSING)).toHaveCount(1);
        await expect(mia.page.getByRole('textbox', { name: 'Message' })).toBeHidden();
        await dana.expectEnded('Mia Berg');
        await expect(dana.row('Mia Berg')).not.toContainText('May not have been sent');
    });

    test('who writes again is not asked', async ({ agent, client, shift }) => {
        const dana = await agent('dana');
        const mia = await client();
        await dana.accept('Mia Berg');
        await dana.say('It left our warehouse this morning.');
        await shift.pass(179);
        await mia.say('And when does it arrive?');
        await dana.expectClock('Mia Berg', 'Reply', '1:00');
        await shift.pass(30);
        await expect(dana.message).toHaveValue('');
        await dana.expectNoClock('Mia Berg', 'Check-in');
    });
});
