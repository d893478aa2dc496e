import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { startLocalConsole, type LocalConsole } from './localConsole.ts';
import { expect, test as base } from './test.ts';

/** With a console of its own: the clients of a scene go on after the test that played it. */
const test = base.extend<{ stage: LocalConsole }>({
    stage: async ({ context, startOptions }, use) => {
        const local = await startLocalConsole(...startOptions);
        await use(local);
        await Promise.all(context.pages().map((page) => page.close()));
        await local.stop();
    }
});

async function home(page: Page, url: string, agent: string): Promise<void> {
    await page.goto(`${url}/?agent=${agent}`);
    await expect(page.getByRole('heading', { name: /Ready for your first shift/ })).toBeVisible();
}

test('a newcomer goes online by one button and is led from the offer to the agreed words', async ({ page, stage }) => {
    await home(page, stage.url, 'gia');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Go online and play a quiet shift' }).click();
    // The button rests until the shift has begun.
    await expect(page.getByRole('button', { name: 'Play a quiet shift' })).toBeEnabled();
    await expect(page.getByText('You are online')).toBeVisible();
    const hint = (title: string) => page.getByRole('dialog', { name: title });
    await stage.pass(6);
    await expect(hint('A client is asking for you')).toBeVisible();
    await page.getByRole('region', { name: 'Omni-Channel' }).getByRole('button', { name: 'Accept' }).click();
    await expect(hint('This is what your client waits for')).toBeVisible();
    await expectAccessible(page);
    const message = page.getByRole('textbox', { name: 'Message' });
    await message.fill('It left this morning.');
    await message.press('Enter');
    await expect(hint('This is what your client waits for')).toHaveCount(0);
    await page
        .getByRole('region', { name: /^Clocks of/ })
        .getByRole('button', { name: 'Hold' })
        .click();
    await expect(hint('The agreed words are ready')).toBeVisible();
    await page.getByRole('button', { name: 'Got it' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.getByRole('tab', { name: 'Home' }).click();
    await expect(page.getByRole('article', { name: 'Your shift so far' })).toContainText('100 %');
});

test('a minute passes at a click while clocks run', async ({ page, shift }) => {
    await home(page, shift.url, shift.nameOf('hal'));
    const timeShown = async (): Promise<number> => {
        const [text = ''] =
            /\d\d:\d\d:\d\d/.exec((await page.locator('console-clock-control').textContent()) ?? '') ?? [];
        return Date.parse(`2026-01-05T${text}Z`);
    };
    const before = await timeShown();
    await page.getByRole('button', { name: '+1 min' }).click();
    await expect.poll(async () => (await timeShown()) - before).toBe(60_000);
});

test('the scenes stand by name, the easiest first', async ({ page, shift }) => {
    await home(page, shift.url, shift.nameOf('ivy'));
    const scenes = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Play / }) });
    await expect(scenes).toHaveCount(7);
    await expect(scenes.first()).toContainText('Quiet shift');
    await expect(scenes.first()).toContainText('--scene quiet');
    await expect(scenes.first()).toContainText('Easy');
    await expect(scenes.last()).toContainText('Hard');
});

test('a limit that is changed in the team’s rules is changed in the policy record', async ({
    page,
    expectedErrors,
    shift
}) => {
    expectedErrors.push(/status of 400 .*\/local\/rules/);
    const responses = () => shift.org.query('SELECT Response_Seconds__c FROM Etiquette_Policy__c');
    await home(page, shift.url, shift.nameOf('jon'));
    const reply = page.getByRole('spinbutton', { name: /^Reply/ });
    await expect(reply).toHaveValue('60');
    await reply.fill('90');
    await reply.press('Enter');
    await expect(page.getByText('Reply is 90 seconds now.')).toBeVisible();
    expect(await responses()).toContainEqual(expect.objectContaining({ Response_Seconds__c: 90 }));
    await reply.fill('0');
    await reply.press('Enter');
    await expect(page.getByRole('alert')).toContainText('Reply:');
    await expect(reply).toHaveValue('90');
    await reply.fill('60');
    await reply.press('Enter');
    await expect(page.getByText('Reply is 60 seconds now.')).toBeVisible();
});
