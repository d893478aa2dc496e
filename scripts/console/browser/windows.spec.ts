import { expect, test } from './test.ts';
import { CLOSING, NUDGE } from './texts.ts';

test.describe('a second window of the same agent', () => {
    test('asks a silent client once, and says goodbye once', async ({ agent, client, shift }) => {
        const dana = await agent('dana');
        const second = await agent('dana');
        const mia = await client();
        await dana.accept('Mia Berg');
        await dana.say('It left our warehouse this morning.');
        await second.expectClock('Mia Berg', 'Check-in', '3:00');
        await shift.pass(181);
        // The window without the conversation may come first, and pass the nudge on: the other one looks again then,
        // after two seconds at the latest, and a second more until both agree on who has it.
        await shift.pass(6);
        await dana.sendInserted(NUDGE);
        await expect(mia.messages(NUDGE)).toHaveCount(1);
        await expect(second.message).toHaveCount(0);
        await shift.pass(121);
        await shift.pass(6);
        await expect(second.button('Mia Berg', 'End')).toBeVisible();
        await dana.press('Mia Berg', 'End');
        await expect(mia.messages(CLOSING)).toHaveCount(1);
        await second.expectEnded('Mia Berg');
        await shift.pass(120);
        await expect(mia.messages(CLOSING)).toHaveCount(1);
        await expect(mia.messages(NUDGE)).toHaveCount(1);
    });

    test('has no nudge in its message box once the agent has written in the other one', async ({
        agent,
        client,
        shift
    }) => {
        const dana = await agent('dana');
        const mia = await client();
        await dana.accept('Mia Berg');
        await dana.say('It left our warehouse this morning.');
        await shift.pass(181);
        await expect(dana.message).toHaveValue(NUDGE);
        const second = await agent('dana');
        await second.button('Mia Berg', 'Mia Berg').click();
        await shift.pass(40);
        await second.say('Shall I send you its number?');
        await expect(dana.message).toHaveValue('');
        await expect(mia.messages(NUDGE)).toHaveCount(0);
    });

    test('has no nudge in its message box that was skipped in the other one while this one was loaded again', async ({
        agent,
        client,
        shift
    }) => {
        const dana = await agent('dana');
        await client();
        await dana.accept('Mia Berg');
        await dana.say('It left our warehouse this morning.');
        await shift.pass(181);
        await expect(dana.message).toHaveValue(NUDGE);
        const second = await agent('dana');
        await second.button('Mia Berg', 'Mia Berg').click();
        await expect(second.message).toHaveValue('');
        await client({ first: 'Tom', last: 'Lind', email: 'tom.lind@example.com' });
        // Only the chat in front is rendered again.
        await dana.accept('Tom Lind');
        await dana.reload();
        await second.press('Mia Berg', 'Skip');
        await shift.pass(5);
        await dana.button('Mia Berg', 'Mia Berg').click();
        await shift.pass(5);
        await expect(dana.message).toHaveValue('');
        await expect(second.button('Mia Berg', 'Clear message box')).toBeHidden();
    });

    test('opens one ticket and says so once', async ({ agent, client, expectedErrors, shift }) => {
        // Where both windows come at the same moment, the server refuses the second case by its key.
        expectedErrors.push(/status of 400 .*\/ui-api\/records/);
        const dana = await agent('dana');
        await client();
        await dana.accept('Mia Berg');
        const second = await agent('dana');
        // The question may be in the log a little later only.
        await shift.pass(12);
        await shift.pass(2);
        await second.expectClock('Mia Berg', 'Resolve or ticket', '4:46');
        await shift.pass(287);
        await shift.pass(6);
        await dana.sendInserted(/^I need to investigate this further, so I have opened ticket \d+ for you\./);
        await shift.pass(60);
        expect(await shift.cases()).toHaveLength(1);
        await expect(dana.message).toHaveValue('');
        await second.expectNoClock('Mia Berg', 'Resolve or ticket');
    });
});
