import type { Random } from '../../harness/random.ts';
import type { LocalConsole } from '../../console/server/localConsole.ts';
import { holderOf, type Agent, type Chat } from '../../console/world/people.ts';
import { WORDS } from '../referee/facts.ts';
import { HOSTILE_TEXTS } from './hostileTexts.ts';
import { anyPersona } from './persona.ts';

/** The people of one chat, each doing the next thing when its time has come. */
export interface ChatLife {
    chat: Chat;
    /** Does what is due at this instant, epoch milliseconds. */
    step(now: number, screens: Screens): Promise<void>;
}

/** The screens that agents sit at. */
export interface Screens {
    /** Whether an agent can work now. */
    isThere(agent: Agent): boolean;
    /** Brings a chat to the front: nobody types into what is not on screen. */
    bring(agent: Agent, chat: Chat): Promise<void>;
}

const HOLD = 'Let me check that for you.';
const SECOND = 1_000;

/** Brings a chat to life: a client who writes as a persona does, and an agent who answers. */
export function liveChat(local: LocalConsole, chat: Chat, random: Random): ChatLife {
    const persona = anyPersona(random);
    let count = 0;
    let written = 0;
    let held = false;
    let next: { after: number; wait: number } | undefined;

    const waitOf = ([least, most]: readonly [number, number]): number => random.between(least, most) * SECOND;

    /** True once this person has waited long enough after the last line. */
    const isTime = (now: number, last: number, takes: readonly [number, number]): boolean => {
        if (next?.after !== last) {
            next = { after: last, wait: waitOf(takes) };
        }
        return now >= last + next.wait;
    };

    const agentSpeaks = async (agent: Agent, screens: Screens): Promise<void> => {
        await screens.bring(agent, chat);
        const asksForTime = persona.holdFor !== undefined && !held;
        held ||= asksForTime;
        count += 1;
        const text = asksForTime ? HOLD : `It is being sent, number ${count}.`;
        await local.take(() => local.world.agent.send(agent, chat.id, text));
    };

    const clientSpeaks = async (): Promise<void> => {
        written += 1;
        const isLast = written === persona.clientWrites;
        const question = random.chance(20) ? random.pick(HOSTILE_TEXTS) : `And what about that, ${written}?`;
        const text = isLast && persona.ends ? WORDS.thanks : question;
        await local.take(() => local.world.client.send(chat, text));
    };

    return {
        chat,
        async step(now, screens) {
            const agent = holderOf(chat);
            if (chat.ended || !agent) {
                return;
            }
            const last = chat.entries.findLast(({ type }) => type === 'AGENT' || type === 'END_USER');
            if (!last) {
                return;
            }
            const hasHold = last.content === HOLD;
            if (last.type === 'END_USER' || hasHold) {
                const takes = (hasHold ? persona.holdFor : undefined) ?? persona.agentTakes;
                if (screens.isThere(agent) && isTime(now, last.at, takes)) {
                    await agentSpeaks(agent, screens);
                }
            } else if (isTime(now, last.at, persona.clientTakes)) {
                if (written < persona.clientWrites) {
                    await clientSpeaks();
                } else if (persona.ends) {
                    await local.take(() => local.world.client.end(chat));
                }
            }
        }
    };
}
