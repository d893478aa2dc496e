/** The public API of the rules. They import nothing and know no platform; time comes in with each event. */
export { ALL_CHATS, ENDERS, EVENT_TYPES, INTENTS, SENDERS } from './chatEvent';
export type * from './chatEvent';
export { RULES, isLimit, type LimitRule, type PromptRule, type Result, type Rule } from './rule';
export {
    ACTION_NAMES,
    actionOfRule,
    ACTIONS,
    actionsOfButton,
    BUTTONS,
    MODES,
    type Action,
    type ActionCaseReason,
    type ActionText,
    type Button,
    type Mode,
    type PromptAction
} from './actions';
export { actionKey, type ActionKey } from './actionKey';
export {
    CASE_NUMBER,
    DEFAULT_POLICY,
    LIMITS,
    SILENCE_ANCHORS,
    textFor,
    type Limit,
    type Policy,
    type PolicyPhrases,
    type PolicyTexts,
    type SilenceAnchor
} from './policy';
export { LONGEST_LIMIT, PolicyError, readPolicy, usablePolicy } from './policyReading';
export { decodeEntities } from './htmlEntities';
export { normalizeText } from './normalizeText';
export { intentOf, isThanks } from './recognition';
export { recordId } from './recordId';
export { classify, type ClassifiedEvent } from './classify';
export { caseOf, holder, isAccepted, isEnded, newChat, type ChatState, type Clock } from './chatState';
export type { Episode } from './ruleState';
export { appendEvent, isOwed, owedActions, passTime, rebuildChat, step, type Effect, type Wake } from './step';
export { clocks, compareUrgency, nextWakeAt } from './clocks';
export { episodes } from './episodes';
export { allowedButtons } from './buttons';
export { auditChat, type ChatAudit } from './auditChat';
