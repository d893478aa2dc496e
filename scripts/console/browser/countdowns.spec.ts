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

    await dana.expectClock('Mia Berg', 'Connect', '0:30', 'on time');
    await expect(item).toHaveText('Chat Etiquette · Mia Berg 0:30');
    await shift.pass(20);
    await dana.expectClock('Mia Berg', 'Connect', '0:10', 'due soon');
    await shift.pass(10);
    await dana.expectClock('Mia Berg', 'Connect', '0:00', 'due soon');
    await shift.pass(1);
    // Its offer has timed out; the client still waits.
    await dana.expectClock('Mia Berg', 'Connect', '0:01', 'overdue');
    await expect(item).toHaveText('Chat Etiquette · Mia Berg 0:01 overdue');

    await shift.pass(5);
    await dana.accept('Mia Berg');
    await dana.expectNoClock('Mia Berg', 'Connect');
    await dana.expectClock('Mia Berg', 'Response', '1:00', 'on time');
    await shift.pass(45);
    await dana.expectClock('Mia Berg', 'Response', '0:15', 'due soon');
    await shift.pass(16);
    await dana.expectClock('Mia Berg', 'Response', '0:01', 'overdue');
    await expect(item).toHaveText('Chat Etiquette · Mia Berg 0:01 overdue');

    await dana.button('Mia Berg', 'Hold').click();
    await dana.sendInserted(/I need a few minutes/);
    await dana.expectNoClock('Mia Berg', 'Response');
    await dana.expectClock('Mia Berg', 'Update', '2:00', 'on time');
    await shift.pass(90);
    await dana.expectClock('Mia Berg', 'Update', '0:30', 'due soon');
    await shift.pass(31);
    await dana.expectClock('Mia Berg', 'Update', '0:01', 'overdue');
    await dana.button('Mia Berg', 'Update').click();
    await dana.sendInserted(/still looking into this/);
    await dana.expectClock('Mia Berg', 'Update', '2:00', 'on time');

    await dana.expectClock('Mia Berg', 'Answer', '1:58', 'on time');
    await shift.pass(58);
    await dana.expectClock('Mia Berg', 'Answer', '1:00', 'due soon');
    await shift.pass(60);
    await dana.expectClock('Mia Berg', 'Answer', '0:00', 'due soon');
    await shift.pass(1);
    await dana.expectClock('Mia Berg', 'Answer', '0:01', 'overdue, due');

    expect(await heardIn(dana.announced('polite'))).toEqual([
        'Mia Berg: Connect is due soon',
        'Mia Berg: Response is due soon',
        'Mia Berg: Update is due soon',
        'Mia Berg: Answer is due soon',
        'Mia Berg: Update is due soon'
    ]);
    expect(await heardIn(dana.announced('assertive'))).toEqual([
        'Mia Berg: Connect is overdue',
        'Mia Berg: Response is overdue',
        'Mia Berg: Update is overdue',
        'Mia Berg: Answer is due'
    ]);
});
