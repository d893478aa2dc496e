import { expect, test } from './test.ts';

const CASES =
    'SELECT Id, CaseNumber, Subject, Origin, Description, Etiquette_Key__c FROM Case WHERE Etiquette_Key__c != null';

test.describe('a ticket', () => {
    test('is opened once when the answer takes more than 5 minutes', async ({ agent, client, local }) => {
        const dana = await agent('dana');
        const mia = await client();
        await dana.accept('Mia Berg');
        await dana.button('Mia Berg', 'Hold').click();
        await expect(dana.message).toHaveValue(/I need a few minutes/);
        await dana.message.press('Enter');
        await dana.expectClock('Mia Berg', 'Update', '2:00');
        await local.pass(299);
        expect(await local.query(CASES)).toHaveLength(0);
        await local.pass(2);
        await expect(dana.message).toHaveValue(/I have opened ticket \d+ for you/);

        const [opened, ...others] = await local.query(CASES);
        expect(others).toEqual([]);
        expect(opened?.Origin).toBe('Chat');
        expect(opened?.Description).toContain('Where is my order?');
        const [session] = await local.query('SELECT CaseId FROM MessagingSession');
        expect(session?.CaseId).toBe(opened?.Id);
        await dana.message.press('Enter');
        await expect(mia.log).toContainText(`ticket ${String(opened?.CaseNumber)}`);
        await local.pass(900);
        await mia.say('Any news?');
        await local.pass(60);
        expect(await local.query(CASES)).toHaveLength(1);
    });

    test('is opened once when the chat takes more than 15 minutes', async ({ agent, client, local }) => {
        const dana = await agent('dana');
        const mia = await client();
        await dana.accept('Mia Berg');
        await dana.say('It is on its way.');
        for (let minute = 2; minute < 15; minute += 2) {
            await local.pass(120);
            await mia.say(`Still nothing after ${minute} minutes`);
            await dana.say('It will come.');
        }
        await local.pass(59);
        await mia.say('And now?');
        expect(await local.query(CASES)).toHaveLength(0);
        await local.pass(2);
        await expect(dana.message).toHaveValue(/This is taking longer than it should.*ticket \d+/);
        expect(await local.query(CASES)).toHaveLength(1);
    });
});
