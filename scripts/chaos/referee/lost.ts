import { isAnswer, isHold, WORDS, type ChatFacts, type Line, type ShownChat, type Violation } from './facts.ts';

/** After an action fell due, so long may pass until it counts as lost; milliseconds. */
const GRACE = 90_000;
const NUDGE = 180_000;
const IDLE = 300_000;
const AFTER_NUDGE = 120_000;
const ANSWER = 300_000;

function agents(is: (text: string) => boolean) {
    return (line: Line) => line.from === 'agent' && is(line.text);
}

/** What should have been done in a chat by now and is not there; nothing where it all is. */
function overdue({ lines, acceptedAt, asleepAt, cases }: ChatFacts, now: number): string[] {
    if (acceptedAt === undefined) {
        return [];
    }
    // Sleep closes what was open before.
    const sleptAt = Math.max(0, ...asleepAt);
    const people = lines.filter(({ from, at }) => from !== 'system' && at >= sleptAt);
    const answered = people.findLastIndex(agents(isAnswer));
    const since = people.slice(answered + 1);
    const anchor = people[answered];
    const asked = since.find((line) => line.from === 'client' && line.text !== WORDS.thanks);
    const hold = since.find(agents(isHold));
    const question = asked ?? hold;
    const missing: string[] = [];
    const isDue = (at: number): boolean => now > at + GRACE;
    if (question && isDue(Math.max(question.at, acceptedAt) + ANSWER) && cases.length === 0) {
        missing.push('ticket:answer');
    }
    if (question || !anchor) {
        return missing;
    }
    const silentSince = since.findLast(({ from }) => from === 'client')?.at ?? anchor.at;
    const nudge = since.findLast(agents((text) => text === WORDS.nudge));
    if (!nudge) {
        return isDue(silentSince + NUDGE) ? ['nudge'] : [];
    }
    return isDue(Math.max(silentSince + IDLE, nudge.at + AFTER_NUDGE)) ? ['end'] : [];
}

/** A case whose chat does not lead to it is as good as lost for whoever comes to the chat next. */
function unlinked({ cases, linkedCase }: ChatFacts): string[] {
    return cases.length > 0 && !cases.some(({ id }) => id === linkedCase) ? ['link to its case'] : [];
}

/** Due actions that were neither done nor are in front of the agent as waiting, withheld or failed. */
export function lostActions(
    chats: readonly ChatFacts[],
    shownTo: ReadonlyMap<string, readonly ShownChat[]>,
    now: number
): Violation[] {
    return chats
        .filter(({ ended, holder }) => !ended && holder !== undefined)
        .flatMap((chat) => {
            const row = shownTo.get(chat.holder ?? '')?.find(({ client }) => client === chat.client);
            if ((row?.actions ?? 0) > 0) {
                return [];
            }
            return [...overdue(chat, now), ...unlinked(chat)].map((action) => ({
                promise: 'nothing is lost',
                chat: chat.chat,
                detail: `${action} of ${chat.client}, held by ${chat.holder}, is neither done nor shown in "${row?.text.replace(/\s+/g, ' ').slice(0, 160) ?? ''}"`
            }));
        });
}
