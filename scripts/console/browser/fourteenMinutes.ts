import type { AgentPage } from './agentPage.ts';
import type { Shift } from './shift.ts';

/** Mia Berg and her agent talk for 14 minutes, no question left open and none of them silent for long. */
export async function talkForFourteenMinutes(
    shift: Pick<Shift, 'pass'>,
    agent: AgentPage,
    client: { say(text: string): Promise<void> }
): Promise<void> {
    await agent.say('It is on its way.');
    for (let exchange = 1; exchange <= 5; exchange += 1) {
        await shift.pass(168);
        await client.say(`Still nothing, ${exchange}`);
        await agent.expectClock('Mia Berg', 'Reply', '1:00');
        await agent.say('It will come.');
    }
}
