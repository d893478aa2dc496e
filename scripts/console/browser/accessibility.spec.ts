import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './test.ts';

test("axe finds nothing serious in the console or on the client's page", async ({ agent, client, shift }) => {
    const dana = await agent('dana');
    const mia = await client();
    await dana.accept('Mia Berg');
    await shift.pass(61);
    for (const page of [dana.page, mia.page]) {
        const { violations } = await new AxeBuilder({ page }).analyze();
        const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    }
});
