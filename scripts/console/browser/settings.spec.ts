import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import type { AgentPage } from './agentPage.ts';
import { expect, test } from './test.ts';

/** What a page asked the browser to do: tones by their frequencies, notifications by their texts. */
interface Signals {
    rung: number[];
    notices: string[];
    /** Clicks the last notification. */
    click?: () => void;
}

declare global {
    var signals: Signals;
}

/** Notes what the page rings and notifies, and lets the agent permit notifications or not. */
async function watchSignals(page: Page, answer: NotificationPermission): Promise<void> {
    await page.addInitScript((given) => {
        const signals: Signals = { rung: [], notices: [] };
        Object.assign(globalThis, { signals });
        const { start } = OscillatorNode.prototype;
        OscillatorNode.prototype.start = function ring(when) {
            signals.rung.push(Math.round(this.frequency.value));
            start.call(this, when);
        };
        window.Notification = class extends EventTarget {
            static permission = 'default';
            static requestPermission(): Promise<string> {
                this.permission = given;
                return Promise.resolve(given);
            }
            /** A setter, as the browser's own: the sandbox does not hand on what it puts on an object. */
            set onclick(clicked: () => void) {
                signals.click = clicked;
            }
            constructor(_title: string, { body = '' }: NotificationOptions) {
                super();
                signals.notices.push(body);
            }
            close(): void {}
        } as unknown as typeof Notification;
    }, answer);
    await page.reload();
}

function signalsOf(page: Page): Promise<Signals> {
    return page.evaluate(() => globalThis.signals);
}

async function openSettings({ page }: AgentPage): Promise<Locator> {
    await page.getByRole('button', { name: 'Settings' }).click();
    return page.getByRole('region', { name: 'Settings' });
}

test.describe('the settings of the bar', () => {
    test('hold after a reload, and ring as they are set, once for one breach', async ({ agent, shift }) => {
        const dana = await agent('dana');
        await watchSignals(dana.page, 'granted');
        await dana.openPanels();
        const settings = await openSettings(dana);
        await settings.getByLabel('When a chat is late').selectOption('Bell');
        await expect.poll(async () => (await signalsOf(dana.page)).rung).toEqual([1047]);
        await expectAccessible(dana.page);
        await dana.reload();
        await expect((await openSettings(dana)).getByLabel('When a chat is late')).toHaveValue('bell');

        await shift.unseenClient({ first: 'Ada', last: 'Lind' });
        await dana.accept('Ada Lind');
        await shift.pass(59);
        expect((await signalsOf(dana.page)).rung).toEqual([]);
        await shift.pass(2);
        await expect.poll(async () => (await signalsOf(dana.page)).rung).toEqual([1047]);
        await dana.reload();
        await dana.omni.click();
        await dana.expectClock('Ada Lind', 'Reply', '0:0\\d', 'late');
        await shift.pass(5);
        expect((await signalsOf(dana.page)).rung).toEqual([]);
    });

    test('ring in one of two windows', async ({ agent, shift }) => {
        const windows = [await agent('dana'), await agent('dana')] as const;
        for (const { page } of windows) {
            await watchSignals(page, 'granted');
        }
        const [one, two] = windows;
        await one.openPanels();
        await two.openPanels();
        await shift.unseenClient({ first: 'Ada', last: 'Lind' });
        await one.accept('Ada Lind');
        const rung = async (): Promise<number[]> =>
            (await Promise.all(windows.map(({ page }) => signalsOf(page)))).flatMap((each) => each.rung);
        await shift.pass(61);
        await expect(one.row('Ada Lind')).toHaveAccessibleName(/late$/);
        await expect(two.row('Ada Lind')).toHaveAccessibleName(/late$/);
        await expect.poll(rung).toEqual([880, 660]);
        await shift.pass(5);
        expect(await rung()).toEqual([880, 660]);
    });

    test('silence a chat from its menu, or all of them', async ({ agent, shift }) => {
        const dana = await agent('dana');
        await watchSignals(dana.page, 'granted');
        await dana.openPanels();
        await shift.unseenClient({ first: 'Ada', last: 'Lind' });
        await dana.accept('Ada Lind');
        await dana.press('Ada Lind', 'Mute');
        await expect(dana.row('Ada Lind')).toHaveAccessibleName(/on time, muted$/);
        await shift.pass(61);
        await expect(dana.row('Ada Lind')).toHaveAccessibleName(/late, muted$/);
        expect((await signalsOf(dana.page)).rung).toEqual([]);

        await (await openSettings(dana)).getByLabel('Mute all sounds').check();
        await expect(dana.page.getByRole('button', { name: 'Settings (muted)' })).toBeVisible();
        await dana.press('Ada Lind', 'Unmute');
        await shift.unseenClient({ first: 'Bea', last: 'Lind' });
        await dana.accept('Bea Lind');
        await shift.pass(61);
        await expect(dana.row('Bea Lind')).toHaveAccessibleName(/late$/);
        expect((await signalsOf(dana.page)).rung).toEqual([]);
    });

    test('notify the agent who looks elsewhere, and lead back to the chat', async ({ agent, shift }) => {
        const dana = await agent('dana');
        await watchSignals(dana.page, 'granted');
        await dana.openPanels();
        await (await openSettings(dana)).getByLabel('Desktop notifications').check();
        await shift.unseenClient({ first: 'Ada', last: 'Lind' });
        await dana.accept('Ada Lind');
        await shift.unseenClient({ first: 'Bea', last: 'Lind' });
        await dana.accept('Bea Lind');
        await dana.say('It is on its way.');
        await dana.hide(true);
        await shift.pass(70);
        await expect.poll(async () => (await signalsOf(dana.page)).notices).toEqual(['Ada Lind: Reply is late']);
        await dana.hide(false);
        await dana.page.evaluate(() => globalThis.signals.click?.());
        await expect(dana.page.getByRole('tab', { name: /Ada Lind/ })).toHaveAttribute('aria-selected', 'true');
        await expect(dana.message).toBeFocused();
    });

    test('say that the browser refuses notifications', async ({ agent }) => {
        const dana = await agent('dana');
        await watchSignals(dana.page, 'denied');
        await dana.openPanels();
        const settings = await openSettings(dana);
        await settings.getByLabel('Desktop notifications').click();
        await expect(settings.getByRole('status')).toContainText('Your browser blocks notifications');
        await expect(settings.getByLabel('Desktop notifications')).not.toBeChecked();
        await expectAccessible(dana.page);
    });
});

test('the tab’s icon tells how many chats are late, and is the page’s own again once none is', async ({
    agent,
    shift
}) => {
    const dana = await agent('dana');
    const icon = async (): Promise<string> =>
        decodeURIComponent(
            await dana.page.locator('link[rel~="icon"]').evaluate((link) => (link as HTMLLinkElement).href)
        );
    const own = await icon();
    await shift.unseenClient({ first: 'Ada', last: 'Lind' });
    await dana.accept('Ada Lind');
    await shift.pass(59);
    expect(await icon()).toBe(own);
    await shift.pass(2);
    await expect.poll(icon).toMatch(/^data:image\/svg.*>1<\/text>/);
    await dana.say('It is on its way.');
    await expect.poll(icon).toBe(own);
    await expect(dana.page.locator('link[rel~="icon"]')).toHaveCount(1);
});
