import { isAnswer, WORDS, type ChatFacts, type Line } from './facts.ts';

/** A clock by the server's record of the chat: what the agent must see, epoch milliseconds. */
export interface Countdown {
    label: 'Response' | 'Duration' | 'Nudge';
    due: number;
}

const RESPONSE = 60_000;
const DURATION = 900_000;
const NUDGE = 180_000;

function isThanks({ text }: Line): boolean {
    return text === WORDS.thanks;
}
function answers({ from, text }: Line): boolean {
    return from === 'agent' && isAnswer(text);
}

/** True from an agent's hold until the next answer. */
function isOnHold(lines: readonly Line[]): boolean {
    const holds = (line: Line): boolean => line.from === 'agent' && !isAnswer(line.text) && !saysNothing(line.text);
    return lines.findLastIndex(holds) > lines.findLastIndex(answers);
}

function saysNothing(text: string): boolean {
    return text === WORDS.nudge || text === WORDS.closing;
}

/** What is counted down in a chat that goes on, worked out again from what was said, apart from the product's rules. */
export function countdownsOf({ lines, acceptedAt, ended, asleepAt, cases }: ChatFacts): Countdown[] {
    if (acceptedAt === undefined || ended || asleepAt.length > 0) {
        return [];
    }
    const found: Countdown[] = [];
    if (cases.length === 0) {
        found.push({ label: 'Duration', due: acceptedAt + DURATION });
    }
    const people = lines.filter(({ from }) => from !== 'system');
    const answered = people.findLastIndex(answers);
    const waiting = people.slice(answered + 1).find((line) => line.from === 'client' && !isThanks(line));
    const onHold = isOnHold(people);
    if (!onHold && waiting && answered >= 0) {
        found.push({ label: 'Response', due: waiting.at + RESPONSE });
    }
    const last = people[answered];
    const since = people.slice(answered + 1);
    if (last && !onHold && since.length === 0) {
        found.push({ label: 'Nudge', due: last.at + NUDGE });
    }
    return found;
}
