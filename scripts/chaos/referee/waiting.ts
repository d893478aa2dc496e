import { isAnswer, WORDS, type ChatFacts, type Line } from './facts.ts';

const isForSilence = ({ from, text }: Line): boolean =>
    from === 'agent' && (text === WORDS.nudge || text === WORDS.closing);

const opensQuestion = ({ from, text }: Line): boolean =>
    from === 'client' ? text !== WORDS.thanks : WORDS.hold.test(text);

/** Whether something was owed to the client after these lines; sleep closes what was open. */
const isOwed = (lines: readonly Line[], sleptAt: number): boolean => {
    const said = lines.filter(({ from, at }) => from !== 'system' && at >= sleptAt);
    const answered = said.findLastIndex(({ from, text }) => from === 'agent' && isAnswer(text));
    return said.slice(answered + 1).some(opensQuestion);
};

/** A client who waits for the agent is neither asked whether they are there nor told goodbye. */
export const silenceWordsToTheWaiting = ({ lines, asleepAt }: ChatFacts): string | undefined => {
    const wrong = lines.find((line, index) => {
        const sleptAt = Math.max(0, ...asleepAt.filter((at) => at <= line.at));
        return isForSilence(line) && isOwed(lines.slice(0, index), sleptAt);
    });
    return wrong && `waits, and is told "${wrong.text}" at ${new Date(wrong.at).toISOString().slice(11, 23)}`;
};
