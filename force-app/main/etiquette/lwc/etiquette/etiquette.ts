/** The door of the rules. They import nothing and know no platform; time comes in with each event. */
export { ALL_CHATS, ENDERS, EVENT_TYPES, INTENTS, SENDERS } from './chatEvent';
export type * from './chatEvent';
export { RULES, isLimit, type LimitRule, type PromptRule, type Result, type Rule } from './rule';
export {
    ACTIONS,
    CASE_NUMBER,
    DEFAULT_POLICY,
    LIMITS,
    MODES,
    SILENCE_ANCHORS,
    textFor,
    type Action,
    type Limit,
    type Mode,
    type Policy,
    type PolicyPhrases,
    type PolicyTexts,
    type SilenceAnchor
} from './policy';
export { LONGEST_LIMIT, PolicyError, readPolicy, usablePolicy } from './policyReading';
export { fold } from './folding';
export { intentOf, isThanks } from './recognition';
export { recordId } from './recordId';
export { hear, type HeardEvent } from './hearing';
export { caseOf, holder, isAccepted, isEnded, newChat, type ChatState, type Clock } from './chatState';
export type { Episode } from './course';
export { isOwed, step, type Effect, type Wake } from './step';
export { clocks, compareUrgency, mostUrgent, nextWakeAt } from './clocks';
export { episodes } from './episodes';
export { allowedButtons, BUTTONS, type Button } from './buttons';
export { account, type Account } from './replaying';
export { parseTimelineLine, TimelineError } from './timeline';
export { readTime } from './time';
export type * from './ports';
