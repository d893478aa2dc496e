import type { Locator } from '@playwright/test';
import { expect, test } from './test.ts';

/** Notes every text that a live region takes on. */
function listen(region: Locator): Promise<void> {
    return region.evaluate((element) => {
        const heard: string[] = [];
        Object.assign(element, { heard });
        const hear = (): void => void (element.textContent && heard.push(element.textContent));
        new MutationObserver(hear).observe(element, { childList: true, characterData: true, subtree: true });
    });
}

function heardIn(region: Locator): Promise<string[]> {
    return region.evaluate((element) => (element as unknown as { heard: string[] }).heard);
}

test('every limit counts down, warns, runs over, and is seen with the panel closed', async ({
    agent,
    client,
    shift
}) => {
    const dana = await agent('dana');
    await listen(dana.announced('polite'));
    await listen(dana.announced('assertive'));
    const item = dana.item('Chat Etiquette');
    await client();

    await dana.expectClock('Mia Berg', 'Accept', '0:30', 'on time');
    await expect(item).toHaveText('Chat Etiquette · Mia Berg 0:30');
    await shift.pass(20);
    await dana.expectClock('Mia Berg', 'Accept', '0:10', 'due soon');
    await shift.pass(10);
    await dana.expectClock('Mia Berg', 'Accept', '0:00', 'due soon');
    await shift.pass(1);
    // Its offer has timed out; the client still waits, and the agent cannot do anything about it.
    await dana.expectClock('Mia Berg', 'Accept', '0:01', 'late');
    await expect(item).toHaveText('Chat Etiquette');

    await shift.pass(5);
    // It is offered again: now the agent can act, and is told.
    await expect(dana.row('Mia Berg')).toHaveAccessibleName(/^Mia Berg Offered to you Accept 0:06 late$/);
    await expect(item).toHaveText('Chat Etiquette · 1 late · Mia Berg 0:06 late');
    await dana.accept('Mia Berg');
    await dana.expectNoClock('Mia Berg', 'Accept');
    await dana.expectClock('Mia Berg', 'Reply', '1:00', 'on time');
    await shift.pass(45);
    await dana.expectClock('Mia Berg', 'Reply', '0:15', 'due soon');
    await shift.pass(16);
    await dana.expectClock('Mia Berg', 'Reply', '0:01', 'late');
    await expect(item).toHaveText('Chat Etiquette · 1 late · Mia Berg 0:01 late');

    await dana.press('Mia Berg', 'Hold');
    await dana.sendInserted(/I need a few minutes/);
    await dana.expectNoClock('Mia Berg', 'Reply');
    await dana.expectClock('Mia Berg', 'Update', '2:00', 'on time');
    await shift.pass(90);
    await dana.expectClock('Mia Berg', 'Update', '0:30', 'due soon');
    await shift.pass(31);
    await dana.expectClock('Mia Berg', 'Update', '0:01', 'late');
    await dana.press('Mia Berg', 'Update');
    await dana.sendInserted(/still looking into this/);
    await dana.expectClock('Mia Berg', 'Update', '2:00', 'on time');

    await dana.expectClock('Mia Berg', 'Resolve or ticket', '1:58', 'on time');
    await shift.pass(58);
    await dana.expectClock('Mia Berg', 'Resolve or ticket', '1:00', 'due soon');
    await shift.pass(60);
    await dana.expectClock('Mia Berg', 'Resolve or ticket', '0:00', 'due soon');
    await shift.pass(1);
    await dana.expectClock('Mia Berg', 'Resolve or ticket', '0:01', 'act now');

    expect(await heardIn(dana.announced('polite'))).toEqual([
        'Mia Berg: Accept is due soon',
        'Mia Berg: Reply is due soon',
        'Mia Berg: Update is due soon',
        'Mia Berg: Resolve or ticket is due soon',
        'Mia Berg: Update is due soon'
    ]);
    expect(await heardIn(dana.announced('assertive'))).toEqual([
        'Mia Berg: Accept is late',
        'Mia Berg: Reply is late',
        'Mia Berg: Update is late',
        'Mia Berg: Resolve or ticket, act now'
    ]);
});
