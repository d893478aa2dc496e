import { expect, test } from './test.ts';

test.describe('a reload', () => {
    test('shows every countdown where it was', async ({ agent, client, local }) => {
        const dana = await agent('dana');
        await client();
        await dana.expectClock('Mia Berg', 'Connect', '0:30');
        await local.pass(10);
        await dana.page.reload();
        await dana.openUtility('Omni-Channel');
        await dana.openUtility('Chat Etiquette');
        await dana.expectClock('Mia Berg', 'Connect', '0:20');
        await dana.accept('Mia Berg');
        await local.pass(20);
        await dana.page.reload();
        await dana.openUtility('Chat Etiquette');
        await dana.expectClock('Mia Berg', 'Response', '0:40');
        await dana.expectClock('Mia Berg', 'Answer', '4:40');
        await dana.expectClock('Mia Berg', 'Duration', '14:40');
    });

    test('does nothing a second time', async ({ agent, client, local }) => {
        const dana = await agent('dana');
        await client();
        await dana.accept('Mia Berg');
        await local.pass(301);
        await expect(dana.message).toHaveValue(/opened ticket/);
        await dana.page.reload();
        await dana.openUtility('Chat Etiquette');
        await local.pass(60);
        await expect(dana.row('Mia Berg')).toBeVisible();
        expect(await local.query('SELECT Id FROM Case WHERE Etiquette_Key__c != null')).toHaveLength(1);
    });
});

test.describe('a browser clock that is 5 minutes wrong', () => {
    for (const wrong of ['300', '-300']) {
        test(`changes no countdown (${wrong} seconds)`, async ({ agent, client, local }) => {
            const dana = await agent('dana', `&browserClock=${wrong}`);
            await client();
            await dana.expectClock('Mia Berg', 'Connect', '0:30');
            await dana.accept('Mia Berg');
            await local.pass(15);
            await dana.expectClock('Mia Berg', 'Response', '0:45');
        });
    }
});
