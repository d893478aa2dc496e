import { expect, test } from './test.ts';
import { CLOSING, NUDGE } from './texts.ts';

test.describe('a legacy chat', () => {
    test('is worked from its request to the closing words', async ({ agent, client, shift }) => {
        const dana = await agent('dana');
        const mia = await client({}, 'chat');
        await dana.expectClock('Mia Berg', 'Connect', '0:30', 'on time');
        await dana.accept('Mia Berg');
        await dana.expectClock('Mia Berg', 'Response', '1:00', 'on time');
        await dana.say('It left our warehouse this morning.');
        await expect(mia.log).toContainText('It left our warehouse this morning.');
        await dana.expectClock('Mia Berg', 'Nudge', '3:00', 'on time');
        await shift.pass(181);
        // Legacy Chat's toolkit cannot write into the input: one click sends the text.
        await dana.button('Mia Berg', 'Send').click();
        await expect(mia.messages(NUDGE)).toHaveCount(1);
        await dana.expectClock('Mia Berg', 'Idle', '2:00', 'on time');
        await shift.pass(121);
        await dana.button('Mia Berg', 'Send').click();
        await expect(mia.messages(CLOSING)).toHaveCount(1);
        await expect(mia.page.getByRole('textbox', { name: 'Message' })).toBeHidden();
        await expect(dana.row('Mia Berg')).toContainText('ended');

        expect((await shift.chats('LiveChatTranscript'))[0]?.Body).toBeNull();
        await dana.page.getByRole('button', { name: 'Close Mia Berg' }).click();
        await expect(dana.row('Mia Berg')).toHaveCount(0);
        const [transcript] = await shift.chats('LiveChatTranscript');
        expect(transcript?.Status).toBe('Completed');
        expect(transcript?.Body).toContain('It left our warehouse this morning.');
    });

    test('gets its ticket', async ({ agent, client, shift }) => {
        const dana = await agent('dana');
        const mia = await client({}, 'chat');
        await dana.accept('Mia Berg');
        await shift.pass(301);
        await dana.button('Mia Berg', 'Send').click();
        const [opened, ...others] = await shift.cases();
        expect(others).toEqual([]);
        expect(opened?.Description).toContain('Where is my order?');
        await expect(mia.log).toContainText(`ticket ${String(opened?.CaseNumber)} for you`);
        await expect.poll(async () => (await shift.chats('LiveChatTranscript'))[0]?.CaseId).toBe(opened?.Id);
        await dana.expectNoClock('Mia Berg', 'Answer');
    });
});
