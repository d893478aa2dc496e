import { isAnswer, isHold, WORDS, type ChatFacts, type Line } from './facts.ts';

/** Of what was said, so many characters are quoted. */
const LONGEST_QUOTE = 200;

function isForSilence({ from, text }: Line): boolean {
    return from === 'agent' && (text === WORDS.nudge || text === WORDS.closing);
}

function opensQuestion({ from, text }: Line): boolean {
    return from === 'client' ? text !== WORDS.thanks : isHold(text);
}

/** What an answer was owed to after these lines, if it was; sleep closes what was open. */
function openQuestion(lines: readonly Line[], sleptAt: number): Line | undefined {
    const said = lines.filter(({ from, at }) => from !== 'system' && at >= sleptAt);
    const answered = said.findLastIndex(({ from, text }) => from === 'agent' && isAnswer(text));
    return said.slice(answered + 1).find(opensQuestion);
}

function inWords({ text, at }: Line): string {
    return `"${text.slice(0, LONGEST_QUOTE)}" at ${new Date(at).toISOString().slice(11, 23)}`;
}

/** A client who waits for the agent is neither asked whether they are there nor told goodbye. */
export function silenceWordsToTheWaiting({ lines, asleepAt }: ChatFacts): string | undefined {
    for (const [index, line] of lines.entries()) {
        const sleptAt = Math.max(0, ...asleepAt.filter((at) => at <= line.at));
        const waitsFor = isForSilence(line) && openQuestion(lines.slice(0, index), sleptAt);
        if (waitsFor) {
            return `waits since ${inWords(waitsFor)}, and is told ${inWords(line)}`;
        }
    }
    return undefined;
}
