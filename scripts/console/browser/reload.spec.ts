import type { BrowserContext } from '@playwright/test';
import { expect, test } from './test.ts';
import { NUDGE } from './texts.ts';

test.describe('a reload', () => {
    test('in the middle of any clock shows its countdown where it was', async ({ agent, client, shift }) => {
        const dana = await agent('dana');
        await client();
        await dana.expectClock('Mia Berg', 'Accept', '0:30');
        await shift.pass(10);
        await dana.reload();
        await dana.expectClock('Mia Berg', 'Accept', '0:20');

        await dana.accept('Mia Berg');
        await shift.pass(20);
        await dana.reload();
        await dana.expectClock('Mia Berg', 'Reply', '0:40');
        await dana.expectClock('Mia Berg', 'Resolve or ticket', '4:40');
        await dana.expectClock('Mia Berg', 'Chat length', '14:40');

        await dana.press('Mia Berg', 'Hold');
        await dana.sendInserted(/I need a few minutes/);
        await shift.pass(30);
        await dana.reload();
        await dana.expectClock('Mia Berg', 'Update', '1:30');
        await dana.expectClock('Mia Berg', 'Resolve or ticket', '4:10');

        await dana.say('It left our warehouse this morning.');
        await shift.pass(100);
        await dana.reload();
        await dana.expectClock('Mia Berg', 'Check-in', '1:20');
        await shift.pass(81);
        await dana.sendInserted(NUDGE);
        await shift.pass(50);
        await dana.reload();
        await dana.expectClock('Mia Berg', 'Close', '1:10');
    });

    test('does nothing a second time', async ({ agent, client, shift }) => {
        const dana = await agent('dana');
        await client();
        await dana.accept('Mia Berg');
        await shift.pass(301);
        await expect(dana.message).toHaveValue(/opened ticket/);
        await dana.reload();
        await shift.pass(60);
        await dana.expectClock('Mia Berg', 'Resolve or ticket', '1:01', 'act now');
        expect(await shift.cases()).toHaveLength(1);
    });
});

test.describe('a browser clock that is 5 minutes wrong', () => {
    for (const wrong of ['300', '-300']) {
        test(`changes no countdown (${wrong} seconds)`, async ({ agent, shift }) => {
            const dana = await agent('dana', `&browserClock=${wrong}`);
            await shift.unseenClient();
            await dana.expectClock('Mia Berg', 'Accept', '0:30');
            await dana.accept('Mia Berg');
            await shift.pass(15);
            await dana.expectClock('Mia Berg', 'Reply', '0:45');
        });
    }
});

test('a text that was left unsent stays flagged over a reload, and the mark of the chat in front leaves with its page', async ({
    agent,
    client,
    shift
}) => {
    const dana = await agent('dana');
    const mia = await client();
    await dana.accept('Mia Berg');
    await dana.say('Is it the black one?');
    await expect(dana.row('Mia Berg')).toHaveAttribute('aria-current', 'true');
    await dana.message.pressSequentially('My own');
    await shift.pass(181);
    await expect(dana.panel('Mia Berg').getByRole('button', { name: 'Insert', exact: true })).toBeVisible();
    await dana.page.getByRole('tab', { name: 'Home' }).click();
    await expect(dana.row('Mia Berg')).not.toHaveAttribute('aria-current');

    await mia.end();
    await dana.expectEnded('Mia Berg');
    await expect(dana.row('Mia Berg')).toContainText('May not have been sent');
    await dana.reload();
    await dana.expectEnded('Mia Berg');
    await expect(dana.row('Mia Berg')).toContainText('May not have been sent');
});

/** Lets these ways to the browser's storage fail the product. */
async function refuseStorage(context: BrowserContext, refused: readonly string[]): Promise<void> {
    await context.addInitScript((methods) => {
        const prototype = Storage.prototype as unknown as Record<string, (key: string, value: string) => unknown>;
        for (const method of methods) {
            const real = prototype[method];
            prototype[method] = function (key, value) {
                if (key.includes('etiquette|')) {
                    throw new DOMException('The operation is insecure.', 'SecurityError');
                }
                return real?.call(this, key, value);
            };
        }
    }, refused);
}

for (const [how, refused] of [
    ['full', ['setItem']],
    ['denied', ['getItem', 'setItem', 'removeItem']]
] as const) {
    test(`two windows whose storage is ${how} both keep a chat in sight, and ask a silent client once`, async ({
        agent,
        client,
        context,
        shift
    }) => {
        await refuseStorage(context, refused);
        const dana = await agent('dana');
        const second = await agent('dana');
        const mia = await client();
        await dana.accept('Mia Berg');
        await expect(second.row('Mia Berg')).toBeVisible();
        await dana.say('It left our warehouse this morning.');
        for (const window of [dana, second]) {
            await window.expectClock('Mia Berg', 'Check-in', '3:00');
        }
        await shift.pass(181);
        await shift.pass(6);
        await dana.sendInserted(NUDGE);
        for (const window of [dana, second]) {
            await window.expectClock('Mia Berg', 'Close', '2:00');
        }
        await expect(mia.messages(NUDGE)).toHaveCount(1);
    });

    test(`a browser whose storage is ${how} keeps the chats in sight, and says that nothing outlives a reload`, async ({
        agent,
        client,
        context,
        shift
    }) => {
        await refuseStorage(context, refused);
        const dana = await agent('dana');
        await client();
        await dana.accept('Mia Berg');
        const warning = "Reminders won't survive a reload: The operation is insecure.";
        await expect(dana.page.getByText(warning)).toBeVisible();
        await dana.say('It left our warehouse this morning.');
        await shift.pass(181);
        await expect(dana.message).toHaveValue(NUDGE);

        await dana.reload();
        await dana.expectClock('Mia Berg', 'Check-in', '0:01', 'act now');
        await shift.pass(10);
        await expect(dana.message).toHaveValue(NUDGE);
    });
}
