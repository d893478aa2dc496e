import { expect, test } from './test.ts';

test('a request pauses while all agents are engaged, and goes on once one is free', async ({ agent, shift }) => {
    const dana = await agent('dana');
    for (const first of ['Tom', 'Ida', 'Kim']) {
        await shift.unseenClient({ first, last: 'Vale' });
        await dana.accept(`${first} Vale`);
    }
    await shift.unseenClient({ first: 'Ann', last: 'Li' });
    await dana.expectClock('Ann Li', 'Accept', '0:30', 'paused, all agents busy');
    await expect(dana.band('In the queue').getByRole('listitem')).toHaveAccessibleName(/^Ann Li/);
    await expect(dana.omni).toContainText('1 waiting in the queue.');
    await shift.pass(60);
    await dana.expectClock('Ann Li', 'Accept', '0:30', 'paused, all agents busy');

    await dana.page.getByRole('button', { name: 'Close Kim Vale' }).click();
    await dana.page.getByRole('button', { name: 'OK' }).click();
    await expect(dana.omni.getByRole('button', { name: 'Accept' })).toBeVisible();
    await expect(dana.row('Kim Vale')).toHaveCount(0);
    await shift.pass(5);
    await dana.expectClock('Ann Li', 'Accept', '0:25', 'on time');
    await dana.accept('Ann Li');
    await dana.expectClock('Ann Li', 'Reply', '1:00', 'on time');
});
