import { expectAccessible } from './accessible.ts';
import { test } from './test.ts';

test("axe finds nothing in the console or on the client's page", async ({ agent, client, shift }) => {
    const dana = await agent('dana');
    await expectAccessible(dana.page);
    const mia = await client();
    await dana.omni.getByRole('button', { name: 'Mia Berg' }).focus();
    await expectAccessible(dana.page);
    await dana.accept('Mia Berg');
    await shift.pass(61);
    await expectAccessible(dana.page);
    await expectAccessible(mia.page);
    await dana.say('It is on its way.');
    await shift.pass(140);
    await expectAccessible(dana.page);
    await mia.end();
    await expectAccessible(dana.page);
    await expectAccessible(mia.page);
});
