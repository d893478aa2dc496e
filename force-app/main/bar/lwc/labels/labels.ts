/** The words of the bar, in the language of the agent. */
export { ruleLabel, stateLabel, lookOf, timeLeft, type Look } from './clockLabels';
export { ICONS, MUTED_ICON } from './icons';
export { bandLabel } from './bandLabels';
export { commandsOf, type CommandLabel } from './commandLabels';
export { buttonLabel } from './buttonLabels';
export { actionLabel, actionState, nextTry } from './actionLabels';
export { wholeSeconds, clockFace, minutesAndSeconds } from './time';
export { grantLabel } from './grantLabels';
export { fill, isolate } from './fill';
export { languageName } from './languageName';
