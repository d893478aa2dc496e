import type { Shift } from './shift.ts';
import { expect, test } from './test.ts';

const POLICY = 'Etiquette_Policy__c';

/** Creates the team's policy as an administrator, and returns its id. */
async function createPolicy(admin: Shift['admin']): Promise<string> {
    const [set] = await admin.query("SELECT Id FROM PermissionSet WHERE Name = 'Chat_Etiquette_Admin'");
    const [me] = await admin.query("SELECT Id FROM User WHERE Alias = 'admin'");
    await admin.create('PermissionSetAssignment', { PermissionSetId: set?.Id, AssigneeId: me?.Id });
    return admin.create(POLICY, { Name: 'Team', Default__c: true, Answer_Seconds__c: 300 });
}

test('a limit that an admin changes holds in an open console within a minute, and the agent is told', async ({
    agent,
    shift
}) => {
    const { admin } = shift;
    const policy = await createPolicy(admin);
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

test('what an agent is told below the list covers nothing else that they are told, in a low window', async ({
    agent,
    shift
}) => {
    const policy = await createPolicy(shift.admin);
    const dana = await agent('dana');
    for (const first of ['Ada', 'Bea', 'Cleo']) {
        await shift.unseenClient({ first, last: 'Lind' });
        await dana.accept(`${first} Lind`);
    }
    await dana.page.setViewportSize({ width: 1280, height: 480 });
    await shift.pass(10);
    await shift.admin.update(POLICY, policy, { Answer_Seconds__c: 400 });
    // Two policies have one language.
    const clashing = [
        await shift.admin.create(POLICY, { Name: 'Portuguese', Language__c: 'pt_BR' }),
        await shift.admin.create(POLICY, { Name: 'Brazilian', Language__c: 'pt-br' })
    ];
    await dana.page.evaluate(() => window.dispatchEvent(new Event('focus')));
    const news = dana.page.getByText('Policy changed');
    const alert = dana.page.getByText('Policy problem');
    await expect(news).toBeVisible();
    await expect(alert).toBeVisible();
    await dana.painted();
    const [above, below] = await Promise.all([news.boundingBox(), alert.boundingBox()]);
    expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
    // Tests that come after this one have the rules of everybody.
    for (const id of [policy, ...clashing]) {
        await shift.admin.remove(POLICY, id);
    }
});
