import { linkedCase, type ActionName, type ChatFacts, type Violation } from './facts.ts';
import { intentOf, isAnswer, openQuestion, THANKS } from './productTexts.ts';
import { viewsOf, type Shown } from './shown.ts';
import { isDeclined, standsHonestly, type Modes } from './standingActions.ts';

/** After an action fell due, so long may pass until it counts as lost; milliseconds. */
const GRACE = 90_000;
const NUDGE = 180_000;
const IDLE = 300_000;
const AFTER_NUDGE = 120_000;
const ANSWER = 300_000;
const DURATION = 900_000;
/** Of what an agent sees, so many characters are quoted. */
const LONGEST_QUOTE = 200;

/** An action that is owed in a chat, and the instant at which its stretch began; epoch milliseconds. */
interface Owed {
    action: ActionName;
    since: number;
    due: number;
}

function owedToTheSilent({ lines }: ChatFacts, sleptAt: number): Owed[] {
    const people = lines.filter(({ from, at }) => from !== 'system' && at >= sleptAt);
    const answered = people.findLastIndex(({ from, text }) => from === 'agent' && isAnswer(text));
    const anchor = people[answered];
    if (!anchor) {
        return [];
    }
    const later = people.slice(answered + 1);
    const since = later.findLast(({ from, text }) => from === 'client' && text === THANKS)?.at ?? anchor.at;
    const nudge = later.findLast(({ from, text, at }) => from === 'agent' && intentOf(text) === 'nudge' && at >= since);
    return nudge
        ? [{ action: 'end', since, due: Math.max(since + IDLE, nudge.at + AFTER_NUDGE) }]
        : [{ action: 'nudge', since, due: since + NUDGE }];
}

/** What is owed in a chat, or will be: worked out from what was said, apart from the product's rules. */
export function owedActions(chat: ChatFacts): Owed[] {
    const { lines, acceptedAt, asleepAt, cases, links } = chat;
    if (acceptedAt === undefined) {
        return [];
    }
    const sleptAt = Math.max(0, ...asleepAt);
    const question = openQuestion(lines, sleptAt);
    if (!question) {
        return owedToTheSilent(chat, sleptAt);
    }
    const since = Math.max(question.at, acceptedAt);
    const owed: Owed[] = [{ action: 'ticket:answer', since, due: since + ANSWER }];
    if (cases.length + links.length === 0) {
        owed.push({ action: 'ticket:duration', since: acceptedAt, due: Math.max(acceptedAt + DURATION, since) });
    }
    return owed;
}

/**
 * A case whose chat does not lead to it is as good as lost for whoever comes to the chat next; unless the agent called
 * the ticket off before the two were linked, or gave the chat away while that was still being tried.
 */
function unlinked(chat: ChatFacts, now: number): boolean {
    const { cases, holdings, links } = chat;
    const isGivenAway = (createdAt: number): boolean =>
        holdings.some(({ until }) => until !== undefined && until >= createdAt && until <= createdAt + GRACE);
    return (
        linkedCase({ links } as ChatFacts) === undefined &&
        cases
            .filter(({ createdAt }) => createdAt + GRACE < now && !isGivenAway(createdAt))
            .some(({ createdAt }) => !isDeclined('ticket:answer', chat, createdAt))
    );
}

/** Only the record tells of a sleep, and not of one that is over: then the product goes on as if there was none. */
function owedEitherWay(chat: ChatFacts): Owed[] {
    const unslept = owedActions({ ...chat, asleepAt: [] });
    return owedActions(chat).filter(({ action }) => {
        const same = unslept.find((other) => other.action === action);
        return same !== undefined && !isDeclined(action, chat, same.since);
    });
}

/** Due actions that were neither done nor stand in front of the agent as they are. */
export function missingActions(chats: readonly ChatFacts[], shown: Shown, now: number, modes: Modes): Violation[] {
    const found: Violation[] = [];
    for (const chat of chats.filter(({ ended, holder }) => !ended && holder !== undefined)) {
        const windows = shown.get(chat.holder ?? '');
        if (!windows) {
            continue;
        }
        const missing: string[] = owedEitherWay(chat)
            .filter(({ due }) => now > due + GRACE)
            .filter(({ action, since }) => !isDeclined(action, chat, since))
            .filter(({ action }) => !standsHonestly(action, chat, windows, modes))
            .map(({ action }) => action);
        const ticketStands = (['ticket:answer', 'ticket:duration'] as const).some((action) =>
            standsHonestly(action, chat, windows, modes)
        );
        if (unlinked(chat, now) && !ticketStands) {
            missing.push('link to its case');
        }
        const [row] = viewsOf(windows, chat.client);
        const seen = row?.text.slice(0, LONGEST_QUOTE) ?? '';
        for (const action of missing) {
            const detail = `${action} of ${chat.client}, held by ${chat.holder}, is neither done nor stands in "${seen}"`;
            found.push({ promise: 'nothing is lost', chat: chat.chat, detail });
        }
    }
    return found;
}
