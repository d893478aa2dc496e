import { expect, test } from './test.ts';
import { CLOSING, NUDGE } from './texts.ts';

test.describe('a legacy chat', () => {
    test('is worked from its request to the closing words', async ({ agent, client, shift }) => {
        const dana = await agent('dana');
        const mia = await client({}, 'chat');
        await dana.expectClock('Mia Berg', 'Accept', '0:30', 'on time');
        await dana.accept('Mia Berg');
        await dana.expectClock('Mia Berg', 'Reply', '1:00', 'on time');
        await dana.say('It left our warehouse this morning.');
        await expect(mia.log).toContainText('It left our warehouse this morning.');
        await dana.expectClock('Mia Berg', 'Check-in', '3:00', 'on time');
        await shift.pass(181);
        // Legacy Chat's toolkit cannot write into the input: one click sends the text.
        await dana.press('Mia Berg', 'Send now');
        await expect(mia.messages(NUDGE)).toHaveCount(1);
        await dana.expectClock('Mia Berg', 'Close', '2:00', 'on time');
        await shift.pass(121);
        await dana.press('Mia Berg', 'Say goodbye and end');
        await expect(mia.messages(CLOSING)).toHaveCount(1);
        await expect(mia.page.getByRole('textbox', { name: 'Message' })).toBeHidden();
        await dana.expectEnded('Mia Berg');

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
        await dana.press('Mia Berg', 'Send now');
        const [opened, ...others] = await shift.cases();
        expect(others).toEqual([]);
        expect(opened?.Description).toContain('Where is my order?');
        await expect(mia.log).toContainText(`ticket ${String(opened?.CaseNumber)} for you`);
        await expect.poll(async () => (await shift.chats('LiveChatTranscript'))[0]?.CaseId).toBe(opened?.Id);
        await dana.expectNoClock('Mia Berg', 'Resolve or ticket');
    });
});
