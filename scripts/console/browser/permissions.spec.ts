import { makeMinimumAgent } from './minimumAgent.ts';
import { expect, test } from './test.ts';

test.describe('an agent of a minimum-access profile', () => {
    test('works a shift by our permission sets, and lacks nothing', async ({ agent, client, shift }) => {
        await makeMinimumAgent(shift, 'dana');
        const dana = await agent('dana');
        const mia = await client();
        await dana.accept('Mia Berg');
        await dana.expectClock('Mia Berg', 'Reply', '1:00', 'on time');
        await dana.press('Mia Berg', 'Hold');
        await dana.sendInserted(/I need a few minutes/);
        await dana.expectClock('Mia Berg', 'Update', '2:00', 'on time');
        await shift.pass(301);
        await dana.sendInserted(/I have opened ticket \d+ for you/);
        await expect.poll(async () => (await shift.chats())[0]?.CaseId).toBeTruthy();
        await expect(mia.log).toContainText(/ticket \d+ for you/);
        await shift.pass(181);
        await dana.sendInserted('Are you still there?');
        await shift.pass(121);
        await dana.sendInserted(/I will be ending this chat/);
        await expect.poll(async () => (await shift.chats())[0]?.Status).toBe('Ended');
        await expect(dana.grants).toHaveCount(0);
    });

    test('is told once that the rules and cases are out of reach, and what to tell the admin', async ({
        agent,
        expectedErrors,
        shift
    }) => {
        expectedErrors.push(/status of 404 .*\/ui-api\/records/);
        await makeMinimumAgent(shift, 'dana', 'Chat_Etiquette_Agent');
        const dana = await agent('dana');
        await expect(dana.grants).toContainText("Your team's rules cannot be read, so the built-in ones apply.");
        await shift.unseenClient();
        await dana.accept('Mia Berg');
        await dana.expectClock('Mia Berg', 'Reply', '1:00', 'on time');
        await dana.press('Mia Berg', 'Open ticket');
        await expect(dana.grants).toContainText('Cases cannot be opened.');
        await expect(dana.grants).toContainText('the permission set Chat Etiquette Agent');
        await dana.page.evaluate(() => window.dispatchEvent(new Event('focus')));
        await shift.pass(60);
        await expect(dana.grants.getByText(/rules cannot be read/)).toHaveCount(1);
    });

    test('is told that chats cannot be read, and works by what the conversation says', async ({
        agent,
        expectedErrors,
        shift
    }) => {
        expectedErrors.push(/status of 404 .*\/ui-api\/records/);
        await makeMinimumAgent(shift, 'dana', 'Chat_Etiquette_Messaging');
        const dana = await agent('dana');
        await expect(dana.grants).toContainText('Who waits in the queue cannot be read.');
        await shift.unseenClient();
        await expect(dana.grants).toContainText('the permission set Chat Etiquette Messaging');
        await dana.omni.getByRole('button', { name: 'Accept' }).click();
        await expect(dana.bar.getByRole('listitem')).toHaveText(/Reply 1:00/, { useInnerText: true });
    });
});
