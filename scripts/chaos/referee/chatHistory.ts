import { timeOfDay, type ChatFacts } from './facts.ts';

/** Something that happened, for a person who looks for the cause of a broken promise. */
export interface Happening {
    /** Epoch milliseconds. */
    at: number;
    what: string;
}

function inTheChat({ lines, acceptedAt, asleepAt, cases, links, refused, ended }: ChatFacts): Happening[] {
    return [
        ...lines.map(({ from, text, at }) => ({ at, what: `${from}: ${JSON.stringify(text)}` })),
        ...(acceptedAt === undefined ? [] : [{ at: acceptedAt, what: 'first accepted' }]),
        ...asleepAt.map((at) => ({ at, what: 'asleep' })),
        ...cases.map(({ id, createdAt, by }) => ({ at: createdAt, what: `case ${id} opened by ${by ?? 'another'}` })),
        ...links.map(({ caseId, at }) => ({ at, what: `linked to case ${caseId}` })),
        ...refused.map(({ agent, what, at }) => ({ at, what: `${what} refused to ${agent}` })),
        ...(ended ? [{ at: ended.at, what: `ended by ${ended.by}` }] : [])
    ];
}

function byAgents({ holdings, deeds }: ChatFacts): Happening[] {
    return [
        ...holdings.flatMap(({ agent, from, until }) => [
            { at: from, what: `${agent} has it` },
            ...(until === undefined ? [] : [{ at: until, what: `${agent} has it no more` }])
        ]),
        ...deeds.map(({ kind, action, agent, at, window, isFleeting }) => ({
            at,
            what: [agent, kind, action ?? '', window && `in the ${window}`, isFleeting && '(not stored)']
                .filter(Boolean)
                .join(' ')
        }))
    ];
}

/** What happened in a chat, and around it, in the order of time: one line each. */
export function chatHistory(chat: ChatFacts, around: readonly Happening[] = []): string[] {
    return [...around, ...inTheChat(chat), ...byAgents(chat)]
        .sort((one, other) => one.at - other.at)
        .map(({ at, what }) => `${timeOfDay(at)} ${what}`);
}
