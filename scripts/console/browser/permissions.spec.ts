import { makeMinimumAgent } from './minimumAgent.ts';
import { expect, test } from './test.ts';

test.describe('an agent of a minimum-access profile', () => {
    test('works a shift by our permission sets, and lacks nothing', async ({ agent, client, shift }) => {
        await makeMinimumAgent(shift, 'dana');
        const dana = await agent('dana');
        const mia = await client();
        await dana.accept('Mia Berg');
        await dana.expectClock('Mia Berg', 'Response', '1:00', 'on time');
        await dana.button('Mia Berg', 'Hold').click();
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
});
