import { holderOf, type Chat } from '../../console/world/people.ts';
import type { LocalConsole } from '../../console/server/localConsole.ts';
import type { Random } from '../../harness/random.ts';
import { THANKS } from '../referee/productTexts.ts';
import { HOSTILE_TEXTS } from './hostileTexts.ts';
import { anyPersona } from './personas.ts';

/** The people of one chat, each doing the next thing when its time has come. */
export interface ConversationScript {
    chat: Chat;
    /** Does what is due at this instant, epoch milliseconds; `answer` is how the agent writes, if one can. */
    step(now: number, answer: ((text: string) => Promise<void>) | undefined): Promise<void>;
}

const HOLD = 'Let me check that for you.';
const SECOND = 1_000;
const HOSTILE_PERCENT = 20;

/** Plays a chat: a client who writes as a persona does, and an agent who answers. */
export function createConversationScript(local: LocalConsole, chat: Chat, random: Random): ConversationScript {
    const persona = anyPersona(random);
    let count = 0;
    let written = 0;
    let held = false;
    let next: { after: number; wait: number } | undefined;

    /** True once this person has waited long enough after the last line. */
    const isTime = (now: number, last: number, [least, most]: readonly [number, number]): boolean => {
        if (next?.after !== last) {
            next = { after: last, wait: random.between(least, most) * SECOND };
        }
        return now >= last + next.wait;
    };

    const agentText = (): string => {
        const asksForTime = persona.holdFor !== undefined && !held;
        held ||= asksForTime;
        count += 1;
        return asksForTime ? HOLD : `It is being sent, number ${count}.`;
    };

    const clientSpeaks = async (): Promise<void> => {
        written += 1;
        const isLast = written === persona.clientWrites;
        const isHostile = random.chance(HOSTILE_PERCENT);
        const question = isHostile ? random.pick(HOSTILE_TEXTS) : `And what about that, ${written}?`;
        await local.take(() => local.world.client.send(chat, isLast && persona.ends ? THANKS : question));
    };

    return {
        chat,
        async step(now, answer) {
            const last = chat.entries.findLast(({ type }) => type === 'AGENT' || type === 'END_USER');
            if (chat.ended || !holderOf(chat) || !last) {
                return;
            }
            const hasHold = last.content === HOLD;
            if (last.type === 'END_USER' || hasHold) {
                const takes = (hasHold ? persona.holdFor : undefined) ?? persona.agentTakes;
                if (answer && isTime(now, last.at, takes)) {
                    await answer(agentText());
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
