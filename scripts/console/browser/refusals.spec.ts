import { expectAccessible } from './accessible.ts';
import { expect, test } from './test.ts';

test('a case that the server refuses is shown in its words, kept over a reload, and made by Retry', async ({
    agent,
    client,
    expectedErrors,
    shift
}) => {
    expectedErrors.push(/status of 400/);
    const dana = await agent('dana');
    const mia = await client();
    await dana.accept('Mia Berg');
    const [assignment] = await shift.admin.query(
        `SELECT Id, PermissionSetId, AssigneeId FROM PermissionSetAssignment
         WHERE Assignee.Name LIKE '${shift.nameOf('dana')}' AND PermissionSet.Name = 'Chat_Etiquette_Agent'`
    );
    await shift.admin.remove('PermissionSetAssignment', String(assignment?.Id));
    await shift.pass(301);
    const refusal = dana.panel('Mia Berg').getByRole('alert');
    await expect(refusal).toHaveText(/^Not done: .*Etiquette_\w+__c/);
    await expectAccessible(dana.page);
    await dana.reload();
    await expect(refusal).toHaveText(/^Not done: .*Etiquette_\w+__c/);
    expect(await shift.cases()).toHaveLength(0);

    const { PermissionSetId, AssigneeId } = assignment ?? {};
    await shift.admin.create('PermissionSetAssignment', { PermissionSetId, AssigneeId });
    await dana.press('Mia Berg', 'Retry');
    await dana.sendInserted(/opened ticket \d+ for you/);
    const [opened, ...others] = await shift.cases();
    expect(others).toEqual([]);
    await expect(mia.log).toContainText(`ticket ${String(opened?.CaseNumber)} for you`);
    await expect(refusal).toHaveCount(0);
});
