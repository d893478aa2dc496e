import { expect, test } from './test.ts';

test.describe('an agent whose computer is five minutes fast', () => {
    test('asks a silent client no sooner, in a team without any policy record', async ({ agent, client, shift }) => {
        const dana = await agent('dana', '&browserClock=300');
        await client();
        await dana.accept('Mia Berg');
        await dana.say('It left our warehouse this morning.');
        await dana.expectClock('Mia Berg', 'Check-in', '3:00', 'on time');
        await shift.pass(180);
        await expect(dana.message).toHaveValue('');
        await shift.pass(1);
        await dana.sendInserted('Are you still there?');
    });
});
