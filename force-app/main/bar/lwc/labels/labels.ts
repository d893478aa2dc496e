/** The words of the bar, in the language of the agent. */
export { ruleLabel, stateLabel, lookOf, timeLeft, type Look } from './clockLabels';
export { buttonLabel, whyNot } from './buttonLabels';
export { phaseLabel } from './phaseLabels';
export { actionLabel, actionState, nextTry } from './actionLabels';
export { wholeSeconds, clockFace, minutesAndSeconds } from './time';
export { grantLabel } from './grantLabels';
export { fill } from './fill';
