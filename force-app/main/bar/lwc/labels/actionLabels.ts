import actionClaimed from '@salesforce/label/c.Etiquette_Action_Claimed';
import actionInserts from '@salesforce/label/c.Etiquette_Action_Inserts';
import actionOpensTicket from '@salesforce/label/c.Etiquette_Action_OpensTicket';
import actionSends from '@salesforce/label/c.Etiquette_Action_Sends';
import actionEnd from '@salesforce/label/c.Etiquette_Action_End';
import actionFailed from '@salesforce/label/c.Etiquette_Action_Failed';
import actionHold from '@salesforce/label/c.Etiquette_Action_Hold';
import actionInserted from '@salesforce/label/c.Etiquette_Action_Inserted';
import actionNotOnScreen from '@salesforce/label/c.Etiquette_Action_NotOnScreen';
import actionNudge from '@salesforce/label/c.Etiquette_Action_Nudge';
import actionSnoozed from '@salesforce/label/c.Etiquette_Action_Snoozed';
import actionTicketAnswer from '@salesforce/label/c.Etiquette_Action_TicketAnswer';
import actionTicketDuration from '@salesforce/label/c.Etiquette_Action_TicketDuration';
import actionTryingAgain from '@salesforce/label/c.Etiquette_Action_TryingAgain';
import actionUpdate from '@salesforce/label/c.Etiquette_Action_Update';
import actionLeftInInput from '@salesforce/label/c.Etiquette_Action_LeftInInput';
import actionParked from '@salesforce/label/c.Etiquette_Action_Parked';
import reasonCancelled from '@salesforce/label/c.Etiquette_Reason_Cancelled';
import reasonDismissed from '@salesforce/label/c.Etiquette_Reason_Dismissed';
import reasonEnded from '@salesforce/label/c.Etiquette_Reason_Ended';
import reasonNotAllowed from '@salesforce/label/c.Etiquette_Reason_NotAllowed';
import reasonNotOwed from '@salesforce/label/c.Etiquette_Reason_NotOwed';
import reasonInputUnavailable from '@salesforce/label/c.Etiquette_Reason_InputUnavailable';
import reasonMayHoldDraft from '@salesforce/label/c.Etiquette_Reason_MayHoldDraft';
import reasonNotHeld from '@salesforce/label/c.Etiquette_Reason_NotHeld';
import reasonUnknown from '@salesforce/label/c.Etiquette_Reason_Unknown';
import type { Action } from 'c/etiquette';
import type { ActionReason, ActionState, ActionView } from 'c/session';
import { fill } from './fill';
import { minutesAndSeconds } from './time';

const ACTION_LABELS: Record<Action, string> = {
    nudge: actionNudge,
    end: actionEnd,
    'ticket:answer': actionTicketAnswer,
    'ticket:duration': actionTicketDuration,
    hold: actionHold,
    update: actionUpdate
};

const REASON_LABELS: Record<ActionReason, string> = {
    cancelled: reasonCancelled,
    dismissed: reasonDismissed,
    notOwed: reasonNotOwed,
    notAllowed: reasonNotAllowed,
    ended: reasonEnded,
    inputUnavailable: reasonInputUnavailable,
    mayHoldDraft: reasonMayHoldDraft,
    notHeld: reasonNotHeld,
    unknown: reasonUnknown
};

const STATE_LABELS: Record<ActionState, string> = {
    coming: '',
    due: '',
    claimed: actionClaimed,
    inserted: actionInserted,
    parked: actionParked,
    failed: actionFailed,
    notOnScreen: actionNotOnScreen,
    leftInInput: actionLeftInInput,
    snoozed: actionSnoozed
};

/** What an action is about, as agents read it. */
export function actionLabel(action: Action): string {
    return ACTION_LABELS[action];
}

/** When a failed action is tried again by itself; `undefined` where that is left to the agent. */
export function nextTry({ state, until = 0 }: ActionView, now: number): string | undefined {
    return state === 'failed' && until > now ? fill(actionTryingAgain, minutesAndSeconds(until - now)) : undefined;
}

function comingLabel({ action, mode }: ActionView): string {
    if (action.startsWith('ticket')) {
        return actionOpensTicket;
    }
    return mode === 'send' ? actionSends : actionInserts;
}

/** How an action stands at an instant: the server's own words where it failed, else why it waits or was not done. */
export function actionState(view: ActionView, now: number): string {
    const { state, reason, message, until } = view;
    if (state === 'coming' || state === 'snoozed') {
        const label = state === 'coming' ? comingLabel(view) : STATE_LABELS[state];
        return fill(label, minutesAndSeconds(Math.max(0, (until ?? now) - now)));
    }
    if (state === 'leftInInput') {
        return STATE_LABELS.leftInInput;
    }
    const why = message ?? (reason && REASON_LABELS[reason]);
    if (state === 'failed') {
        return fill(STATE_LABELS.failed, why ?? '');
    }
    return why ?? STATE_LABELS[state];
}
