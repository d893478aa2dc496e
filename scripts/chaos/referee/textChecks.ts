import { didAbout, wantedAgain } from './deeds.ts';
import { timeOfDay, type ActionName, type ChatFacts, type Line } from './facts.ts';
import { countIn, intentOf, isAnswer, isHold, silencesIn, TEXTS } from './productTexts.ts';

/** How long a client is silent before the question, and before the closing words; milliseconds. */
const NUDGE_AFTER = 180_000;
const CLOSE_AFTER = 300_000;
const CLOSE_AFTER_NUDGE = 120_000;
/** Two presses of one button within so long are one wish; milliseconds. */
const DOUBLE_PRESS = 5_000;
/** Of what was said, so many characters are quoted. */
const LONGEST_QUOTE = 200;

/** Says how a chat breaks a promise; nothing where it keeps it. */
export type Check = (chat: ChatFacts) => string | undefined;

function isAgents(line: Line): boolean {
    return line.from === 'agent';
}

/** A further answer to a silent client begins the silence anew, and with it the nudge and the end (docs/etiquette.md). */
function beginsSilence({ text }: Line): boolean {
    return isAnswer(text);
}

/** The second of two lines of one intent that nothing came between and nobody wanted twice. */
function repeated(chat: ChatFacts, lines: readonly Line[], action: ActionName, resets: (line: Line) => boolean) {
    let first: Line | undefined;
    for (const line of lines) {
        if (intentOf(line.text) === action) {
            if (first && !wantedAgain(chat, action, first.at, line.at)) {
                return line;
            }
            first = line;
        } else if (resets(line)) {
            first = undefined;
        }
    }
    return undefined;
}

function onceInSilence(action: ActionName, words: string, resets: (line: Line) => boolean): Check {
    return (chat) => {
        for (const stretch of silencesIn(chat)) {
            const second = repeated(chat, stretch.filter(isAgents), action, resets);
            if (second) {
                return `${words}, the second time at ${timeOfDay(second.at)}`;
            }
        }
        return undefined;
    };
}

const ticketOfDuration: Check = (chat) => {
    const second = repeated(chat, chat.lines.filter(isAgents), 'ticket:duration', () => false);
    return second && `was told twice of the ticket for a long chat, the second time at ${timeOfDay(second.at)}`;
};

/**
 * Says how a message holds a text twice; nothing where the first stood in the input before the agent's last message, and
 * counts as sent with it, as `isSentOver` tells.
 */
export function textTwiceInMessage(chat: ChatFacts, isSentOver: (line: Line) => boolean): string | undefined {
    for (const line of chat.lines.filter(isAgents)) {
        const { text, at } = line;
        const doubled = (Object.keys(TEXTS) as ActionName[]).find((action) => countIn(text, action) > 1);
        if (doubled && !isSentOver(line)) {
            return `was sent the ${doubled} text twice in one message at ${timeOfDay(at)}`;
        }
    }
    return undefined;
}

const pressedTwiceOnce: Check = ({ lines }) => {
    for (const [index, line] of lines.entries()) {
        const before = lines[index - 1];
        const isSame = before && isAgents(before) && isAgents(line) && before.text === line.text;
        if (isSame && isHold(line.text) && line.at - before.at < DOUBLE_PRESS) {
            return `was asked for patience twice within seconds, at ${timeOfDay(line.at)}`;
        }
    }
    return undefined;
};

/** Says how a client is asked too early whether they are there. */
export const nudgeNotTooEarly: Check = (chat) => {
    for (const stretch of silencesIn(chat)) {
        let since = stretch[0]?.at ?? 0;
        for (const { text, at } of stretch.filter(isAgents)) {
            const isEarly = intentOf(text) === 'nudge' && at < since + NUDGE_AFTER;
            if (isEarly && !didAbout(chat, ['asked', 'typed'], 'nudge', since - 1, at)) {
                return `was asked too early, at ${timeOfDay(at)}`;
            }
            since = isAnswer(text) ? at : since;
        }
    }
    return undefined;
};

function closingInSilence(chat: ChatFacts, stretch: readonly Line[]): string | undefined {
    const closing = stretch.find((line) => isAgents(line) && intentOf(line.text) === 'end');
    if (!closing) {
        return undefined;
    }
    const before = stretch.slice(0, stretch.indexOf(closing));
    const answered = before.findLastIndex((line) => isAgents(line) && isAnswer(line.text));
    const since = before[answered]?.at ?? stretch[0]?.at ?? 0;
    if (didAbout(chat, ['asked', 'typed'], 'end', since, closing.at)) {
        return undefined;
    }
    const nudge = before.slice(answered + 1).find((line) => isAgents(line) && intentOf(line.text) === 'nudge');
    if (!nudge) {
        return `was told goodbye without a nudge, at ${timeOfDay(closing.at)}`;
    }
    const due = Math.max(since + CLOSE_AFTER, nudge.at + CLOSE_AFTER_NUDGE);
    return closing.at < due ? `was told goodbye too early, at ${timeOfDay(closing.at)}` : undefined;
}

const closingAfterNudge: Check = (chat) =>
    silencesIn(chat)
        .map((stretch) => closingInSilence(chat, stretch))
        .find((found) => found !== undefined);

const noEndWhileWaiting: Check = ({ lines, ended }) => {
    if (ended?.by !== 'agent') {
        return undefined;
    }
    const said = lines.filter(({ from, at }) => from !== 'system' && at <= ended.at);
    const last = said.at(-1);
    // Closing words count wherever they stand in the silence, and with others that the agent added: they are not said twice.
    const silence = said.slice(said.findLastIndex(({ from }) => from === 'client') + 1);
    return silence.some(({ text }) => countIn(text, 'end') > 0)
        ? undefined
        : `is ended at ${timeOfDay(ended.at)} after "${last?.text.slice(0, LONGEST_QUOTE)}"`;
};

/** What must hold of the texts in a chat at any time, whatever goes wrong: each named by what it promises. */
export const TEXT_CHECKS: Readonly<Record<string, Check>> = {
    'one nudge a silence': onceInSilence('nudge', 'was asked twice in one silence', beginsSilence),
    'closing words once': onceInSilence('end', 'was told goodbye twice in one silence', beginsSilence),
    // Who asks for time after a ticket opens a question anew.
    'one word of a ticket': onceInSilence('ticket:answer', 'was told twice of a ticket for one question', ({ text }) =>
        isHold(text)
    ),
    'one word of a ticket for a long chat': ticketOfDuration,
    'pressed twice, done once': pressedTwiceOnce,
    'no closing words without a nudge': closingAfterNudge,
    'no end while the client waits': noEndWhileWaiting
};
