import { timeOfDay, type ChatFacts, type Line } from './facts.ts';
import { intentOf, isForSilence, openQuestion } from './productTexts.ts';

/** Of what was said, so many characters are quoted. */
const LONGEST_QUOTE = 200;

function quoted({ text, at }: Line): string {
    return `"${text.slice(0, LONGEST_QUOTE)}" at ${timeOfDay(at)}`;
}

/** A client who waits for the agent is neither asked whether they are there nor told goodbye. */
export function silenceWordsToTheWaiting({ lines, asleepAt }: ChatFacts): string | undefined {
    for (const [index, line] of lines.entries()) {
        const sleptAt = Math.max(0, ...asleepAt.filter((at) => at <= line.at));
        const isWrong = line.from === 'agent' && isForSilence(intentOf(line.text));
        const waitsFor = isWrong && openQuestion(lines.slice(0, index), sleptAt);
        if (waitsFor) {
            return `waits since ${quoted(waitsFor)}, and is told ${quoted(line)}`;
        }
    }
    return undefined;
}
