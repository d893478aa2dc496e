import { expect, test } from './test.ts';
import { CLOSING, NUDGE } from './texts.ts';

/** What agents do every day, in one window, with the default settings. */
test.describe('an everyday chat', () => {
    test('holds a nudge once that was pressed before it was due', async ({ agent, client, shift }) => {
        const dana = await agent('dana');
        const mia = await client();
        await dana.accept('Mia Berg');
        await dana.say('It left our warehouse this morning.');
        await shift.pass(170);
        await dana.button('Mia Berg', 'Nudge').click();
        await expect(dana.message).toHaveValue(NUDGE);
        await shift.pass(20);
        await expect(dana.message).toHaveValue(NUDGE);
        await dana.sendInserted(NUDGE);
        await expect(mia.messages(NUDGE)).toHaveCount(1);
    });

    test('holds the ticket sentence once, and one case, where the button came before the clock', async ({
        agent,
        client,
        shift
    }) => {
        const dana = await agent('dana');
        await client();
        await dana.accept('Mia Berg');
        await shift.pass(290);
        await dana.button('Mia Berg', 'Open ticket').click();
        const ticket =
            /^I need to investigate this further, so I have opened ticket \d+ for you\. We will follow up with you on it\.$/;
        await expect(dana.message).toHaveValue(ticket);
        await dana.button('Mia Berg', 'Open ticket').click();
        await shift.pass(30);
        await expect(dana.message).toHaveValue(ticket);
        expect(await shift.cases()).toHaveLength(1);
    });

    test('writes a hold once where the button was pressed twice', async ({ agent, client }) => {
        const dana = await agent('dana');
        await client();
        await dana.accept('Mia Berg');
        await dana.button('Mia Berg', 'Hold').click();
        await dana.button('Mia Berg', 'Hold').click();
        await expect(dana.message).toHaveValue(
            /^I need a few minutes to find that out for you\. I'll keep you updated\.$/
        );
    });

    test('says goodbye early where the agent asks for the end that is coming', async ({ agent, client, shift }) => {
        const dana = await agent('dana');
        const mia = await client();
        await dana.accept('Mia Berg');
        await dana.say('It left our warehouse this morning.');
        await shift.pass(181);
        await dana.sendInserted(NUDGE);
        await shift.pass(100);
        await dana.button('Mia Berg', 'Do it now').click();
        await expect(mia.messages(CLOSING)).toHaveCount(1);
        await expect(dana.row('Mia Berg')).toContainText('ended');
    });

    test('repeats no closing words that the agent typed, and ends', async ({ agent, client, shift }) => {
        const dana = await agent('dana');
        const mia = await client();
        await dana.accept('Mia Berg');
        await dana.say('It left our warehouse this morning.');
        await shift.pass(181);
        await dana.sendInserted(NUDGE);
        await shift.pass(117);
        await dana.say(CLOSING);
        await shift.pass(10);
        await expect(dana.row('Mia Berg')).toContainText('ended');
        await expect(mia.messages(CLOSING)).toHaveCount(1);
    });

    test('takes the closing words out of the message box for a client who is back', async ({
        agent,
        client,
        shift
    }) => {
        const dana = await agent('dana');
        const mia = await client();
        await dana.accept('Mia Berg');
        await dana.say('It left our warehouse this morning.');
        await shift.pass(181);
        await dana.sendInserted(NUDGE);
        await shift.pass(121);
        await expect(dana.message).toHaveValue(CLOSING);
        await mia.say('Sorry, I am back!');
        await expect(dana.message).toHaveValue('');
        await dana.expectClock('Mia Berg', 'Response', '1:00');
    });

    test('tells the agent of words that are left beside a draft, and clears them by one click', async ({
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
        await dana.message.press('End');
        await dana.message.pressSequentially(' Mia?');
        await mia.say('Yes, I am here');
        const clear = dana.row('Mia Berg').getByRole('button', { name: 'Clear message box' });
        await expect(dana.message).toHaveValue(`${NUDGE} Mia?`);
        await clear.click();
        await expect(dana.message).toHaveValue('');
        await expect(clear).toHaveCount(0);
    });

    test('parks a text beside a draft, until the agent inserts it', async ({ agent, client, shift }) => {
        const dana = await agent('dana');
        const mia = await client();
        await dana.accept('Mia Berg');
        await dana.say('It left our warehouse this morning.');
        await expect(dana.page.getByRole('region', { name: 'Clocks of Mia Berg' })).toContainText('Nudge');
        await dana.message.pressSequentially('By the way, I have also');
        await shift.pass(181);
        const ready = dana.page.getByRole('region', { name: 'Ready to send' });
        await expect(ready).toContainText(NUDGE);
        await expect(dana.message).toHaveValue('By the way, I have also');
        await expect(ready.getByRole('button')).toHaveText(['Insert', 'Send', 'Skip']);
        await ready.getByRole('button', { name: 'Send' }).click();
        await expect(mia.messages(NUDGE)).toHaveCount(1);
        await expect(dana.message).toHaveValue('By the way, I have also');
        await expect(ready).toHaveCount(0);
    });

    test('counts a case that a flow has linked, and names it to the client', async ({ agent, client, shift }) => {
        const dana = await agent('dana');
        await client();
        await dana.accept('Mia Berg');
        await shift.pass(120);
        const [chat] = await shift.chats();
        const linked = await shift.admin.create('Case', { Subject: 'By a flow', Origin: 'Chat' });
        await shift.admin.update('MessagingSession', String(chat?.Id), { CaseId: linked });
        const [byFlow] = await shift.admin.query(`SELECT CaseNumber FROM Case WHERE Id = '${linked}'`);
        await shift.pass(181);
        await expect(dana.message).toHaveValue(new RegExp(`opened ticket ${String(byFlow?.CaseNumber)} for you`));
        expect(await shift.cases()).toHaveLength(0);
        expect((await shift.chats())[0]?.CaseId).toBe(linked);
    });

    test('rests once its nudge is dismissed', async ({ agent, client, shift }) => {
        const dana = await agent('dana');
        await client();
        await dana.accept('Mia Berg');
        await dana.say('It left our warehouse this morning.');
        await shift.pass(181);
        await expect(dana.message).toHaveValue(NUDGE);
        await dana.button('Mia Berg', 'Dismiss').click();
        await expect(dana.row('Mia Berg').getByRole('button', { name: 'Dismiss' })).toHaveCount(0);
        await expect(dana.message).toHaveValue('');
        await dana.expectClock('Mia Berg', 'Nudge', '0:01', 'dismissed');
        await expect(dana.item('Chat Etiquette')).not.toContainText('overdue');
    });

    test('is the receiver’s after a transfer, from the acceptance on', async ({
        agent,
        client,
        expectedErrors,
        shift
    }) => {
        // An agent may not read the record of a chat that went to somebody else.
        expectedErrors.push(/status of 404 .*\/ui-api\/records/);
        const dana = await agent('dana');
        await client();
        await dana.accept('Mia Berg');
        await dana.say('I will pass you on.');
        const eli = await agent('eli');
        await dana.page.getByRole('button', { name: 'Transfer' }).click();
        await dana.page.getByRole('menuitem', { name: shift.nameOf('eli') }).click();
        await expect(eli.row('Mia Berg')).toBeVisible();
        await expect(eli.row('Mia Berg').getByRole('button', { name: 'Open ticket' })).toBeDisabled();
        await expect(dana.row('Mia Berg')).toHaveCount(0);
        await eli.accept('Mia Berg');
        await expect(eli.row('Mia Berg').getByRole('button', { name: 'Open ticket' })).toBeEnabled();
    });
});
