import { talkForFourteenMinutes } from './fourteenMinutes.ts';
import { expect, test } from './test.ts';

test.describe('a ticket', () => {
    test('is opened once when the answer takes more than 5 minutes', async ({ agent, client, shift }) => {
        const dana = await agent('dana');
        const mia = await client();
        await dana.accept('Mia Berg');
        await dana.press('Mia Berg', 'Hold');
        await dana.sendInserted(/I need a few minutes/);
        await shift.pass(300);
        expect(await shift.cases()).toHaveLength(0);
        await shift.pass(1);
        await expect(dana.message).toHaveValue(/^I need to investigate this further, so I have opened ticket \d+ /);

        const [opened, ...others] = await shift.cases();
        expect(others).toEqual([]);
        expect(opened).toMatchObject({ Origin: 'Chat', Etiquette_Reasons__c: 'answer' });
        await expect.poll(async () => (await shift.chats())[0]?.CaseId).toBe(opened?.Id);
        const [chat] = await shift.chats();
        expect(opened?.Description).toContain('Where is my order?');
        expect(opened?.Description).toContain(`${shift.url}/lightning/r/${String(chat?.Id)}/view`);
        expect(opened?.Etiquette_Chat_Link__c).toBe(`${shift.url}/lightning/r/${String(chat?.Id)}/view`);
        await dana.message.press('Enter');
        await expect(mia.log).toContainText(`ticket ${String(opened?.CaseNumber)} for you`);

        await shift.pass(620);
        await mia.say('Any news?');
        await shift.pass(60);
        expect(await shift.cases()).toHaveLength(1);
    });

    test('is opened once when the chat takes more than 15 minutes', async ({ agent, shift }) => {
        const dana = await agent('dana');
        const mia = await shift.unseenClient();
        await dana.accept('Mia Berg');
        await talkForFourteenMinutes(shift, dana, mia);
        await dana.expectClock('Mia Berg', 'Chat length', '1:00', 'due soon');
        await mia.say('And now?');
        await shift.pass(60);
        expect(await shift.cases()).toHaveLength(0);
        await shift.pass(1);
        await expect(dana.message).toHaveValue(/^This is taking longer than it should, so I have opened ticket \d+ /);
        const [opened, ...others] = await shift.cases();
        expect(others).toEqual([]);
        await expect.poll(async () => (await shift.chats())[0]?.CaseId).toBe(opened?.Id);
        await dana.expectNoClock('Mia Berg', 'Chat length');
    });

    test('can be read by its number in the row, also in German', async ({ agent, shift }) => {
        const dana = await agent('dana');
        await shift.unseenClient();
        await dana.accept('Mia Berg');
        await dana.press('Mia Berg', 'Open ticket');
        await expect(dana.message).toHaveValue(/opened ticket/);
        const [opened] = await shift.cases();
        const ticket = dana.page
            .getByRole('listitem')
            .getByRole('link', { name: `Ticket ${String(opened?.CaseNumber)}` });
        await dana.message.press('Enter');
        await shift.pass(150);
        const isCut = () =>
            ticket.evaluate((link) => {
                const line = link.closest('.middle') as HTMLElement;
                return link.getBoundingClientRect().right > line.getBoundingClientRect().right;
            });
        expect(await isCut()).toBe(false);
        await dana.page.goto(`${dana.page.url()}&language=de`);
        // An org may refuse translations.
        await dana.page.getByRole('button', { name: /^Chat-Etikette|^Chat Etiquette/ }).click();
        expect(await isCut()).toBe(false);
    });
});
