/** The public API of the plan: what is to be done in a chat, and what its actions look like. */
export { blockReason, type BlockReason } from './blockReason';
export { caseReasonOf, subjectOfButton, subjectOfClock, subjectOfEntry } from './actionSubjects';
export { clockActions, type ClockAction } from './blockReason';
export { howOf, plan, type Command, type How, type Plan, type PlanContext } from './plan';
export { mayHoldDraft } from './draft';
export {
    actionViews,
    entryOfClock,
    type ActionCommand,
    type ActionReason,
    type ActionState,
    type ActionView
} from './actionViews';
