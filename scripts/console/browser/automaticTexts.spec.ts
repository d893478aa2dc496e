import { expect, test } from './test.ts';
import { NUDGE } from './texts.ts';

const POLICY = 'Etiquette_Policy__c';

test.describe('an automatic text', () => {
    test('can be put off, and called off', async ({ agent, client, shift }) => {
        const dana = await agent('dana');
        const mia = await client();
        await dana.accept('Mia Berg');
        await dana.say('It is on its way.');
        await shift.pass(136);
        await expect(dana.row('Mia Berg')).toHaveAccessibleName(/Check-in 0:44 due soon/);
        await dana.press('Mia Berg', 'Snooze');
        await shift.pass(50);
        await expect(dana.message).toHaveValue('');
        await shift.pass(55);
        await expect(dana.message).toHaveValue(NUDGE);
        await dana.message.fill('');

        await mia.say('Thanks');
        await shift.pass(140);
        await dana.press('Mia Berg', 'Skip');
        await shift.pass(120);
        await expect(dana.message).toHaveValue('');
        await dana.expectClock('Mia Berg', 'Check-in', '1:20', 'skipped');
    });

    test('goes out by itself where the policy says so', async ({ agent, client, shift }) => {
        const { admin } = shift;
        const [set] = await admin.query("SELECT Id FROM PermissionSet WHERE Name = 'Chat_Etiquette_Admin'");
        const [me] = await admin.query("SELECT Id FROM User WHERE Alias = 'admin'");
        await admin.create('PermissionSetAssignment', { PermissionSetId: set?.Id, AssigneeId: me?.Id });
        const policy = await admin.create(POLICY, { Name: 'Send', Default__c: true, Nudge_Mode__c: 'send' });
        const dana = await agent('dana');
        const mia = await client();
        await dana.accept('Mia Berg');
        await dana.say('It is on its way.');
        await dana.message.fill('What I have typed so far');
        await shift.pass(181);
        await expect(mia.messages(NUDGE)).toHaveCount(1);
        await expect(dana.message).toHaveValue('What I have typed so far');
        await dana.expectClock('Mia Berg', 'Close', '2:00');
        await admin.remove(POLICY, policy);
    });
});
