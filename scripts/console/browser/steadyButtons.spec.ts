import { expect, test } from './test.ts';
import { NUDGE } from './texts.ts';

test('a click on a button is what the agent aims at, also where its time runs out under the pointer', async ({
    agent,
    client,
    shift
}) => {
    const dana = await agent('dana');
    await client();
    await dana.accept('Mia Berg');
    await dana.say('It left our warehouse this morning.');
    await shift.pass(170);
    const due = dana.panel('Mia Berg').getByRole('group', { name: 'Due for Mia Berg' });
    await due.getByRole('button', { name: 'Insert now' }).hover();
    await shift.pass(11);
    await expect(dana.message).toHaveValue(NUDGE);
    await dana.page.mouse.down();
    await dana.page.mouse.up();
    await shift.pass(1);
    await dana.expectClock('Mia Berg', 'Check-in', '0:02', 'act now');
    await expect(dana.message).toHaveValue(NUDGE);
    await dana.page.mouse.move(0, 0);
    await expect(due.getByRole('button')).toHaveText(['Skip']);
});
