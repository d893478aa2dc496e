import { isAnswer, isTicket, WORDS, type ChatFacts, type Line } from './facts.ts';
import { silenceWordsToTheWaiting } from './waiting.ts';

/** How long a client is silent before the question, and before the closing words; milliseconds. */
const NUDGE_AFTER = 180_000;
const CLOSE_AFTER = 300_000;
const CLOSE_AFTER_NUDGE = 120_000;
const TICKET_AFTER = 300_000;
/** Instants of the server are whole seconds in places. */
const ROUNDED = 1_000;

type Check = (chat: ChatFacts) => string | undefined;

/** The stretches of a chat in which the client says nothing, each with what came before it. */
function silences({ lines }: ChatFacts): Line[][] {
    const stretches: Line[][] = [[]];
    for (const line of lines) {
        if (line.from === 'client') {
            stretches.push([line]);
        } else if (line.from === 'agent') {
            stretches.at(-1)?.push(line);
        }
    }
    return stretches;
}

function count(lines: readonly Line[], is: (text: string) => boolean): number {
    return lines.filter(({ from, text }) => from === 'agent' && is(text)).length;
}

function time(at: number): string {
    return new Date(at).toISOString().slice(11, 23);
}

const oneNudge: Check = (chat) => {
    for (const stretch of silences(chat)) {
        let nudges = 0;
        for (const { from, text, at } of stretch) {
            if (from !== 'agent') {
                continue;
            }
            if (text === WORDS.nudge) {
                nudges += 1;
            } else if (isAnswer(text)) {
                nudges = 0;
            }
            if (nudges > 1) {
                return `asked twice in one silence, the second time at ${time(at)}`;
            }
        }
    }
    return undefined;
};

const oneClosing: Check = (chat) =>
    silences(chat).some((stretch) => count(stretch, (text) => text === WORDS.closing) > 1)
        ? 'closing words twice in one silence'
        : undefined;

const oneTicketText: Check = (chat) => {
    if (count(chat.lines, (text) => WORDS.ticketDuration.test(text)) > 1) {
        return 'told twice of the ticket at 15:00';
    }
    for (const stretch of silences(chat)) {
        let told: Line[] = [];
        for (const line of stretch.filter(({ from }) => from === 'agent')) {
            // Who asks for time after a ticket opens a question anew.
            if (WORDS.hold.test(line.text) || WORDS.update.test(line.text)) {
                told = [];
            }
            if (WORDS.ticketAnswer.test(line.text)) {
                told.push(line);
            }
            if (told.length > 1) {
                break;
            }
        }
        if (told.length > 1) {
            return `told of a ticket for one question at ${told.map(({ at }) => time(at)).join(', ')}`;
        }
    }
    return undefined;
};

const oneCase: Check = ({ cases }) => (cases.length > 1 ? `has ${cases.length} cases` : undefined);

const ticketHasCase: Check = ({ lines, cases }) =>
    cases.length === 0 && count(lines, isTicket) > 0 ? 'told of a ticket that there is not' : undefined;

const noCaseTooEarly: Check = ({ lines, cases, acceptedAt = Infinity }) => {
    const first = Math.max(acceptedAt, lines.find(({ from }) => from === 'client')?.at ?? acceptedAt);
    const early = cases.find(({ createdAt }) => createdAt + ROUNDED < Math.min(first, acceptedAt) + TICKET_AFTER);
    return early && `has a case before anything was due, at ${time(early.createdAt)}`;
};

const nudgeNotTooEarly: Check = (chat) => {
    for (const stretch of silences(chat)) {
        let since = stretch[0]?.at ?? 0;
        for (const { from, text, at } of stretch) {
            if (from !== 'agent') {
                continue;
            }
            if (text === WORDS.nudge && at < since + NUDGE_AFTER) {
                return `asked too early, at ${time(at)}`;
            }
            if (isAnswer(text)) {
                since = at;
            }
        }
    }
    return undefined;
};

const closingAfterNudge: Check = (chat) => {
    for (const stretch of silences(chat)) {
        const closing = stretch.find(({ from, text }) => from === 'agent' && text === WORDS.closing);
        if (!closing) {
            continue;
        }
        const before = stretch.slice(0, stretch.indexOf(closing));
        const answered = before.findLastIndex(({ from, text }) => from === 'agent' && isAnswer(text));
        const nudge = before.slice(answered + 1).find(({ from, text }) => from === 'agent' && text === WORDS.nudge);
        if (!nudge) {
            return `closing words without a nudge, ${time(closing.at)}`;
        }
        const since = before[answered]?.at ?? stretch[0]?.at ?? 0;
        const due = Math.max(since + CLOSE_AFTER, nudge.at + CLOSE_AFTER_NUDGE);
        if (closing.at < due) {
            return `closing words too early, at ${time(closing.at)}`;
        }
    }
    return undefined;
};

const noEndWhileWaiting: Check = ({ lines, ended }) => {
    if (ended?.by !== 'agent') {
        return undefined;
    }
    const last = lines.findLast(({ from, at }) => from !== 'system' && at <= ended.at);
    return last?.from === 'agent' && last.text === WORDS.closing
        ? undefined
        : `ended while the client waits, ${time(ended.at)}`;
};

/** What must hold at any time, whatever goes wrong: each named by what it promises. */
export const CONDUCT: Record<string, Check> = {
    'one nudge a silence': oneNudge,
    'closing words once': oneClosing,
    'one word of a ticket': oneTicketText,
    'at most one case': oneCase,
    'a ticket that is told of exists': ticketHasCase,
    'no case before it is due': noCaseTooEarly,
    'no nudge before it is due': nudgeNotTooEarly,
    'no closing words without a nudge': closingAfterNudge,
    'no words of silence to a client who waits': silenceWordsToTheWaiting,
    'no end while the client waits': noEndWhileWaiting
};
