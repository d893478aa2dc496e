/** The words of the bar, in the language of the agent. */
export { ruleWord, stateWord, lookOf, timeLeft, type Look } from './clockWords';
export { buttonWord, whyNot } from './buttonWords';
export { phaseWord } from './phaseWords';
export { actionWord, actionState, nextTry } from './actionWords';
export { wholeSeconds, clockFace, minutesAndSeconds } from './time';
export { fill } from './fill';
