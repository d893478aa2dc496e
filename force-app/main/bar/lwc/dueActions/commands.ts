import type { ActionCommand, ActionState, ActionView } from 'c/shift';
import doCancel from '@salesforce/label/c.Etiquette_Do_Cancel';
import doConfirm from '@salesforce/label/c.Etiquette_Do_Confirm';
import doDeliver from '@salesforce/label/c.Etiquette_Do_Deliver';
import doDismiss from '@salesforce/label/c.Etiquette_Do_Dismiss';
import doInsert from '@salesforce/label/c.Etiquette_Do_Insert';
import doRetry from '@salesforce/label/c.Etiquette_Do_Retry';
import doGoAndDo from '@salesforce/label/c.Etiquette_Do_GoAndDo';
import doNow from '@salesforce/label/c.Etiquette_Do_Now';
import doSnooze from '@salesforce/label/c.Etiquette_Do_Snooze';

/** A command as a button. */
export interface CommandView {
    name: ActionCommand;
    label: string;
    look: string;
}

const PLAIN = 'slds-button slds-button_neutral';
const STRONG = 'slds-button slds-button_brand';

const LABELS: Record<ActionCommand, string> = {
    do: doInsert,
    snooze: doSnooze,
    cancel: doCancel,
    retry: doRetry,
    dismiss: doDismiss
};

const COMMANDS: Record<ActionState, readonly ActionCommand[]> = {
    coming: ['do', 'snooze', 'cancel'],
    due: ['do', 'snooze', 'cancel'],
    snoozed: ['do', 'cancel'],
    failed: ['retry', 'cancel'],
    notOnScreen: ['retry', 'cancel'],
    inserted: ['dismiss'],
    done: ['dismiss'],
    withheld: ['dismiss'],
    claimed: []
};

/** What doing it means: an end is confirmed; a text goes into the input where there is a way in, else to the client. */
function doWord({ action, state, reason }: ActionView): string {
    if (state === 'coming') {
        return doNow;
    }
    if (action === 'end') {
        return doConfirm;
    }
    return reason === 'noWayIn' ? doDeliver : doInsert;
}

/** Of what could not be done because the chat was not on screen, trying again begins with going there. */
function labelOf(name: ActionCommand, view: ActionView): string {
    if (name === 'do') {
        return doWord(view);
    }
    return name === 'retry' && view.state === 'notOnScreen' ? doGoAndDo : LABELS[name];
}

/** The commands that an action takes as it stands, the likeliest first. */
export function commandsOf(view: ActionView): CommandView[] {
    return COMMANDS[view.state].map((name, index) => ({
        name,
        label: labelOf(name, view),
        look: index === 0 && name !== 'dismiss' ? STRONG : PLAIN
    }));
}
