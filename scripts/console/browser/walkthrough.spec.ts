import type { Locator } from '@playwright/test';
import type { AgentPage } from './agentPage.ts';
import { expect, test } from './test.ts';

/** Waits until one of two agents is offered the client's chat; that one comes first. */
async function offered(client: string, one: AgentPage, other: AgentPage): Promise<[AgentPage, AgentPage]> {
    const card = (desk: AgentPage): Locator => desk.omni.getByText(client).first();
    await expect.poll(async () => (await card(one).isVisible()) || (await card(other).isVisible())).toBe(true);
    return (await card(one).isVisible()) ? [one, other] : [other, one];
}

test.describe('a shift', () => {
    test('brings three clients to two agents, each chat from its request to its transcript', async ({
        agent,
        client,
        shift
    }) => {
        const dana = await agent('dana');
        const noor = await agent('noor');
        const mia = await client();
        const [first, second] = await offered('Mia Berg', dana, noor);
        await first.expectClock('Mia Berg', 'Accept', '0:30');
        await first.omni.getByText('Mia Berg').first().hover();
        await expect(first.page.getByText('mia.berg@example.com').first()).toBeVisible();
        await first.accept('Mia Berg');
        await first.expectClock('Mia Berg', 'Reply', '1:00');
        await first.say('Hello Mia, I am looking at your order.');
        await expect(mia.log).toContainText('Hello Mia, I am looking at your order.');

        const tom = await client({ first: 'Tom', last: 'Vale', email: 'tom@example.com', question: 'Wrong size' });
        await expect(second.omni.getByText('Tom Vale').first()).toBeVisible();
        await second.accept('Tom Vale');
        await second.say('Which size do you need?');
        await tom.say('Medium, please');
        await second.expectClock('Tom Vale', 'Reply', '1:00');

        const ann = await client({ first: 'Ann', last: 'Li', email: 'ann@example.com', question: 'Invoice?' });
        const [third, fourth] = await offered('Ann Li', first, second);
        await third.omni.getByRole('button', { name: 'Decline' }).first().click();
        await expect(fourth.omni.getByText('Ann Li').first()).toBeVisible();
        await fourth.accept('Ann Li');
        await fourth.say('I have sent it to you.');
        await expect(ann.log).toContainText('I have sent it to you.');

        await ann.end();
        await expect(fourth.page.getByRole('log').last()).toContainText(/ended/i);

        const sessions = await shift.chats();
        expect(sessions).toHaveLength(3);
        expect(sessions.map(({ Status }) => Status).sort()).toEqual(['Active', 'Active', 'Ended']);
        await fourth.page.getByRole('button', { name: 'Close Ann Li' }).click();
        await expect(fourth.row('Ann Li')).toHaveCount(0);
    });

    test("finds the client's contact beside the chat, links it, and gives it to the case", async ({ agent, shift }) => {
        const dana = await agent('dana');
        await shift.unseenClient({ first: 'Ada', last: 'Brandt', email: 'ada.brandt@example.com' });
        await dana.omni.getByRole('button', { name: 'Ada Brandt' }).focus();
        await expect(dana.page.getByRole('tooltip')).toContainText('ada.brandt@example.com');
        await dana.accept('Ada Brandt');
        await dana.page.getByRole('tab', { name: 'Details' }).click();
        const details = dana.page.getByRole('tabpanel', { name: 'Details' });
        await expect(details.getByRole('button', { name: 'Ada Brandt', exact: true })).toBeVisible();
        await expect(details).toContainText('Linked');
        await dana.page.getByRole('tab', { name: 'Chat', exact: true }).click();
        await dana.press('Ada Brandt', 'Open ticket');
        await dana.sendInserted(/opened ticket \d+ for you/);
        const [opened] = await shift.cases();
        expect(opened?.ContactId).toBe((await shift.chats())[0]?.EndUserContactId);
        expect(opened?.ContactId).toBeTruthy();
    });

    test('offers a declined chat to the next agent', async ({ agent, client }) => {
        const dana = await agent('dana');
        const noor = await agent('noor');
        await client();
        const [first, second] = await offered('Mia Berg', dana, noor);
        await first.omni.getByRole('button', { name: 'Decline' }).click();
        await expect(second.omni.getByText('Mia Berg').first()).toBeVisible();
        await expect(first.row('Mia Berg')).toHaveCount(0);
    });

    test('takes a chat to the next agent when its offer times out', async ({ agent, client, shift }) => {
        const dana = await agent('dana');
        await client();
        await expect(dana.omni.getByText('Mia Berg').first()).toBeVisible();
        const noor = await agent('noor');
        await shift.pass(31);
        await expect(noor.omni.getByText('Mia Berg').first()).toBeVisible();
        await noor.accept('Mia Berg');
    });

    test('tells the agent when the client ends first', async ({ agent, client }) => {
        const dana = await agent('dana');
        const mia = await client();
        await dana.accept('Mia Berg');
        await dana.say('Hello Mia');
        await mia.end();
        await expect(dana.page.getByRole('log')).toContainText(/ended/i);
        await expect(dana.page.getByRole('button', { name: 'Send' })).toBeDisabled();
    });
});
