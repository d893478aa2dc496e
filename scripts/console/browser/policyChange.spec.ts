import { expect, test } from './test.ts';

const POLICY = 'Etiquette_Policy__c';

test('a limit that an admin changes holds in an open console within a minute, and the agent is told', async ({
    agent,
    shift
}) => {
    const { admin } = shift;
    const [set] = await admin.query("SELECT Id FROM PermissionSet WHERE Name = 'Chat_Etiquette_Admin'");
    const [me] = await admin.query("SELECT Id FROM User WHERE Alias = 'admin'");
    await admin.create('PermissionSetAssignment', { PermissionSetId: set?.Id, AssigneeId: me?.Id });
    const policy = await admin.create(POLICY, { Name: 'Team', Default__c: true, Answer_Seconds__c: 300 });
    const dana = await agent('dana');
    await shift.unseenClient();
    await dana.accept('Mia Berg');
    await dana.expectClock('Mia Berg', 'Resolve or ticket', '5:00');
    await expect(dana.panel('Mia Berg')).toContainText('Policy: Team');
    await admin.update(POLICY, policy, { Answer_Seconds__c: 400 });
    for (let seconds = 0; seconds < 60; seconds += 10) {
        await shift.pass(10);
    }
    await dana.expectClock('Mia Berg', 'Resolve or ticket', '5:40');
    await expect(dana.page.getByText('Policy changed: Team: Resolve or ticket 5:00 → 6:40')).toBeVisible();

    await admin.update(POLICY, policy, { Answer_Seconds__c: 300 });
    await dana.page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await dana.expectClock('Mia Berg', 'Resolve or ticket', '4:00');
    await admin.remove(POLICY, policy);
    await dana.page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expect(dana.panel('Mia Berg')).toContainText('Policy: Default');
});
