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
        await dana.press('Mia Berg', 'Nudge');
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
        await dana.press('Mia Berg', 'Open ticket');
        const ticket =
            /^I need to investigate this further, so I have opened ticket \d+ for you\. We will follow up with you on it\.$/;
        await expect(dana.message).toHaveValue(ticket);
        await dana.press('Mia Berg', 'Open ticket');
        await shift.pass(30);
        await expect(dana.message).toHaveValue(ticket);
        expect(await shift.cases()).toHaveLength(1);
    });

    test('writes a hold once where the button was pressed twice', async ({ agent, client }) => {
        const dana = await agent('dana');
        await client();
        await dana.accept('Mia Berg');
        await dana.button('Mia Berg', 'Hold').dblclick();
        await expect(dana.message).toHaveValue(
            /^I need a few minutes to find that out for you\. I'll keep you updated\.$/
        );
        await expect(dana.message).toBeFocused();
        // Beside the conversation the button stays under the pointer.
        await dana.panel('Mia Berg').getByRole('button', { name: 'Hold' }).dblclick();
        await expect(dana.message).toBeFocused();
    });

    test('says goodbye early where the agent asks for the end that is coming', async ({ agent, client, shift }) => {
        const dana = await agent('dana');
        const mia = await client();
        await dana.accept('Mia Berg');
        await dana.say('It left our warehouse this morning.');
        await shift.pass(181);
        await dana.sendInserted(NUDGE);
        await shift.pass(100);
        await dana.press('Mia Berg', 'Say goodbye and end');
        await expect(mia.messages(CLOSING)).toHaveCount(1);
        await dana.expectEnded('Mia Berg');
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
        await dana.expectEnded('Mia Berg');
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
        await dana.expectClock('Mia Berg', 'Reply', '1:00');
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
        const clear = dana.button('Mia Berg', 'Clear message box');
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
        await expect(dana.page.getByRole('region', { name: 'Clocks of Mia Berg' })).toContainText('Check-in');
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
        await dana.press('Mia Berg', 'Skip');
        await expect(dana.message).toHaveValue('');
        await dana.expectClock('Mia Berg', 'Check-in', '0:01', 'skipped');
        await expect(dana.item('Chat Etiquette')).not.toContainText('late');
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
        const mia = await client();
        await dana.accept('Mia Berg');
        await dana.say('I will pass you on.');
        const eli = await agent('eli');
        await dana.page.getByRole('button', { name: 'Transfer' }).click();
        await dana.page.getByRole('menuitem', { name: shift.nameOf('eli') }).click();
        await expect(eli.row('Mia Berg')).toBeVisible();
        await expect(eli.band('Offered to you').getByRole('button')).toHaveText(['Accept', 'Decline']);
        await expect(dana.row('Mia Berg')).toHaveCount(0);
        await expect(mia.page.getByRole('banner')).toContainText('We usually answer within a minute');
        await eli.accept('Mia Berg');
        await expect(mia.page.getByRole('banner')).toContainText('You are talking to Eli');
        await eli.press('Mia Berg', 'Open ticket');
    });

    test('is over within a minute and a half of the client’s leaving, though another chat is in front', async ({
        agent,
        client,
        shift
    }) => {
        const dana = await agent('dana');
        const mia = await client();
        await dana.accept('Mia Berg');
        await dana.say('It left our warehouse this morning.');
        await client({ first: 'Tom', last: 'Otto' });
        await dana.accept('Tom Otto');
        await dana.say('It left our warehouse yesterday.');
        await shift.pass(30);
        await mia.end();
        await shift.pass(90);
        await dana.expectEnded('Mia Berg');
    });
});
