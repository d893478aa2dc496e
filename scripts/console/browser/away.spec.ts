import { expect, test } from './test.ts';
import { NUDGE } from './texts.ts';

test('a hidden tab shows the right countdowns at once when it is looked at again', async ({ agent, shift }) => {
    const dana = await agent('dana');
    await shift.unseenClient();
    await dana.accept('Mia Berg');
    await dana.hide(true);
    await shift.pass(100);
    await dana.hide(false);
    await dana.expectClock('Mia Berg', 'Reply', '0:40', 'late');
    await dana.expectClock('Mia Berg', 'Resolve or ticket', '3:20', 'on time');
    await expect(dana.item('Chat Etiquette')).toHaveText('Chat Etiquette · 1 late · Mia Berg 0:40 late');
});

test('a computer that slept catches up once: it asks the silent client, and does not end the chat', async ({
    agent,
    client,
    shift
}) => {
    const dana = await agent('dana');
    const mia = await client();
    await dana.accept('Mia Berg');
    await dana.say('It left our warehouse this morning.');
    await dana.expectClock('Mia Berg', 'Check-in', '3:00');
    await dana.sleep();
    await shift.pass(600);
    await dana.expectClock('Mia Berg', 'Check-in', '3:00');
    await dana.wake();
    await dana.expectClock('Mia Berg', 'Check-in', '7:00', 'act now');
    await dana.sendInserted(NUDGE);
    await expect(mia.messages(NUDGE)).toHaveCount(1);
    await dana.expectClock('Mia Berg', 'Close', '2:00', 'on time');
    await shift.pass(30);
    await expect(dana.message).toHaveValue('');
    expect(await shift.cases()).toHaveLength(0);
});

test('an agent whose network was gone sees the right countdowns as soon as it is back', async ({ agent, shift }) => {
    const dana = await agent('dana');
    const mia = await shift.unseenClient();
    await dana.accept('Mia Berg');
    await dana.say('It left our warehouse this morning.');
    await dana.page.context().setOffline(true);
    await shift.pass(80);
    await dana.page.context().setOffline(false);
    await dana.expectClock('Mia Berg', 'Check-in', '1:40', 'on time');
    await dana.answered();
    await shift.pass(1);
    await dana.expectClock('Mia Berg', 'Check-in', '1:39', 'on time');

    await dana.page.context().setOffline(true);
    await shift.pass(30);
    await mia.say('And when does it arrive?');
    await shift.pass(50);
    await dana.page.context().setOffline(false);
    await dana.expectClock('Mia Berg', 'Reply', '0:10', 'due soon');
    await dana.answered();
    await shift.pass(1);
    await dana.expectClock('Mia Berg', 'Reply', '0:09', 'due soon');
});
