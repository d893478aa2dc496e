import { expect, test } from './test.ts';
import { NUDGE } from './texts.ts';

test('a hidden tab shows the right countdowns at once when it is looked at again', async ({ agent, shift }) => {
    const dana = await agent('dana');
    await shift.unseenClient();
    await dana.accept('Mia Berg');
    await dana.hide(true);
    await shift.pass(100);
    await dana.hide(false);
    await dana.expectClock('Mia Berg', 'Response', '0:40', 'overdue');
    await dana.expectClock('Mia Berg', 'Answer', '3:20', 'on time');
    await expect(dana.item('Chat Etiquette')).toHaveText('Chat Etiquette · Mia Berg 0:40 overdue');
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
    await dana.expectClock('Mia Berg', 'Nudge', '3:00');
    await dana.sleep();
    await shift.pass(600);
    await dana.expectClock('Mia Berg', 'Nudge', '3:00');
    await dana.wake();
    await dana.expectClock('Mia Berg', 'Nudge', '7:00', 'overdue');
    await dana.sendInserted(NUDGE);
    await expect(mia.messages(NUDGE)).toHaveCount(1);
    await dana.expectClock('Mia Berg', 'Idle', '2:00', 'on time');
    await shift.pass(30);
    await expect(dana.message).toHaveValue('');
    expect(await shift.cases()).toHaveLength(0);
});

test('an agent whose network was gone sees the right countdowns as soon as it is back', async ({ agent, shift }) => {
    const dana = await agent('dana');
    await shift.unseenClient();
    await dana.accept('Mia Berg');
    await dana.say('It left our warehouse this morning.');
    await dana.page.context().setOffline(true);
    await shift.pass(80);
    await dana.page.context().setOffline(false);
    await dana.expectClock('Mia Berg', 'Nudge', '1:40', 'on time');
    await shift.pass(1);
    await dana.expectClock('Mia Berg', 'Nudge', '1:39', 'on time');
});
