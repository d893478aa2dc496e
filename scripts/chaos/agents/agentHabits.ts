import type { Chat } from '../../console/world/people.ts';
import type { AgentAtWork } from './agentAtWork.ts';
import { pressSomething } from './buttonHabits.ts';
import { visit } from './inputHabits.ts';

/** How often, of a hundred moments, an agent does each thing. */
const ACCEPTS = 60;
const VISITS = 60;
const PRESSES = 20;
const CLOSES = 30;
const VISITS_EACH = 30;

/** Accepts what is offered, and closes what has ended. */
async function takeAndClose({ browsers, local: { world, take }, random }: AgentAtWork): Promise<void> {
    const agent = await world.roster.agent(browsers.agent);
    const works = [...agent.works];
    const offered = works.find(({ acceptedAt }) => acceptedAt === undefined);
    // Another window may have been faster, or the offer may just have run out.
    if (offered && random.chance(ACCEPTS)) {
        await browsers.first.accept(offered.id).catch(() => undefined);
    }
    for (const { chat, id } of works) {
        if (chat.ended && random.chance(CLOSES)) {
            await take(() => world.agent.close(agent, id));
        }
    }
}

/** What an agent does by hand in a moment: accepts, deals with an input, presses a button, closes what has ended. */
export async function workForAMoment(
    work: AgentAtWork,
    chats: readonly { chat: Chat; client: string }[]
): Promise<void> {
    const { browsers, random } = work;
    if (browsers.isAway) {
        return;
    }
    await takeAndClose(work);
    if (chats.length > 0 && random.chance(VISITS)) {
        await visit(work, random.pick(chats).chat);
    }
    if (random.chance(PRESSES)) {
        await pressSomething(work, new Map(chats.map(({ client, chat }) => [client, chat])));
    }
}

/** What an agent does who only finishes: accepts, sends what stands in inputs, closes what has ended. */
export async function finishForAMoment(work: AgentAtWork, chats: readonly { chat: Chat }[]): Promise<void> {
    await takeAndClose(work);
    for (const { chat } of chats.filter(() => work.random.chance(VISITS_EACH))) {
        await visit(work, chat, { window: work.browsers.first, beginsDrafts: false });
    }
}
