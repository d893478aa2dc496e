import type { ChatFacts } from './facts.ts';
import { isAnswer, isHold, openQuestion, THANKS } from './productTexts.ts';

/** A clock by the server's record of the chat: what the agent must see, epoch milliseconds. */
export interface Countdown {
    label: 'Reply' | 'Chat length' | 'Check-in' | 'Resolve or ticket';
    due: number;
}

const RESPONSE = 60_000;
const DURATION = 900_000;
const NUDGE = 180_000;
const ANSWER = 300_000;

/** What is counted down in a chat that goes on, worked out again from what was said, apart from the product's rules. */
export function countdownsOf({ lines, acceptedAt, ended, asleepAt, cases, links }: ChatFacts): Countdown[] {
    if (acceptedAt === undefined || ended || asleepAt.length > 0) {
        return [];
    }
    const found: Countdown[] = [];
    if (cases.length + links.length === 0) {
        found.push({ label: 'Chat length', due: acceptedAt + DURATION });
    }
    const people = lines.filter(({ from }) => from !== 'system');
    const answered = people.findLastIndex(({ from, text }) => from === 'agent' && isAnswer(text));
    const held = people.findLastIndex(({ from, text }) => from === 'agent' && isHold(text));
    const since = people.slice(answered + 1);
    const waiting = since.find(({ from, text }) => from === 'client' && text !== THANKS);
    if (held <= answered && waiting && answered >= 0) {
        found.push({ label: 'Reply', due: waiting.at + RESPONSE });
    }
    const question = openQuestion(lines, 0);
    if (question && answered >= 0) {
        found.push({ label: 'Resolve or ticket', due: Math.max(question.at, acceptedAt) + ANSWER });
    }
    const last = people[answered];
    if (last && held <= answered && since.length === 0) {
        found.push({ label: 'Check-in', due: last.at + NUDGE });
    }
    return found;
}
