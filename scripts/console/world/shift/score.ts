import { isLimit, RULES, type ChatEvent, type Episode, type Policy } from 'c/etiquette';
import type { ScoreCard } from '../../protocol.ts';
import { fullName, type Agent, type Chat } from '../people.ts';
import { auditTimeline } from './auditTimeline.ts';
import { timelineOf, type LinkedCase } from './timeline.ts';

/** What a score card is made from. */
export interface ScoreParts {
    agent: Agent;
    /** The chats of the shift, also those that others had. */
    chats: Chat[];
    /** The case of each chat that has one, by the chat's id. */
    cases: Map<string, LinkedCase>;
    /** How many agents could take a chat, since the shift began. */
    capacity: ChatEvent[];
    policyOf: (chat: Chat) => Policy;
    now: number;
}

type Scored = Pick<ScoreCard, 'chats' | 'lines' | 'tickets' | 'nudges' | 'worst'>;

/** How a shift went for one agent: the rules of the console over what happened, by the replay. */
export function scoreOf({ agent, chats, cases, capacity, policyOf, now }: ScoreParts): Scored {
    const byId = new Map(chats.map((chat) => [chat.id, chat]));
    const own = chats.flatMap((chat) => {
        const events = [...capacity, ...timelineOf(chat, cases.get(chat.id))];
        const { episodes } = auditTimeline(events, policyOf(chat), now);
        return episodes
            .filter((episode) => episode.agent === agent.userId)
            .map((episode) => ({ chat: chat.id, ...episode }));
    });
    const worked = new Set(own.map(({ chat }) => chat));
    const results = (rule: Episode['rule'], result: Episode['result']) =>
        own.filter((episode) => episode.rule === rule && episode.result === result).length;
    const lines = RULES.filter(isLimit).map((rule) => {
        return { rule, met: results(rule, 'met'), late: results(rule, 'breached') };
    });
    const [longest] = own
        .filter(({ rule, end }) => isLimit(rule) && end !== null)
        .sort((one, other) => other.counted - one.counted);
    const client = byId.get(longest?.chat ?? '')?.client;
    return {
        chats: worked.size,
        lines: lines.filter(({ met, late }) => met + late > 0),
        tickets: [...worked].filter((chat) => cases.has(chat)).length,
        nudges: results('nudge', 'acted'),
        ...(longest && client
            ? { worst: { client: fullName(client), seconds: Math.round(longest.counted / 1000) } }
            : {})
    };
}
