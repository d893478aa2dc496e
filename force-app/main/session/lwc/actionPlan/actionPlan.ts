/** The public API of the plan: what is to be done in a chat, and what its actions look like. */
export { blockReason, type BlockReason } from './blockReason';
export { caseReasonOf, subjectOfButton, subjectOfClock, subjectOfEntry } from './actionSubjects';
export { clockActions, type ClockAction } from './blockReason';
export { howOf, type Command, type How } from './command';
export { mayHoldDraft } from './messageBox';
export { plan, type Plan } from './plan';
export type { PlanContext } from './planContext';
export {
    actionViews,
    entryOfClock,
    type ActionCommand,
    type ActionReason,
    type ActionState,
    type ActionView
} from './actionViews';
