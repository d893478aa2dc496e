import type { ActionCommand, ActionState, ActionView } from 'c/session';
import doCancel from '@salesforce/label/c.Etiquette_Do_Cancel';
import doConfirm from '@salesforce/label/c.Etiquette_Do_Confirm';
import doClear from '@salesforce/label/c.Etiquette_Do_Clear';
import doDismiss from '@salesforce/label/c.Etiquette_Do_Dismiss';
import doInsert from '@salesforce/label/c.Etiquette_Do_Insert';
import doRetry from '@salesforce/label/c.Etiquette_Do_Retry';
import doGoAndDo from '@salesforce/label/c.Etiquette_Do_GoAndDo';
import doNow from '@salesforce/label/c.Etiquette_Do_Now';
import doSend from '@salesforce/label/c.Etiquette_Do_Send';
import doSkip from '@salesforce/label/c.Etiquette_Do_Skip';
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
    dismiss: doDismiss,
    insert: doInsert,
    send: doSend,
    skip: doSkip,
    clear: doClear
};

const COMMANDS: Record<ActionState, readonly ActionCommand[]> = {
    coming: ['do', 'snooze', 'cancel'],
    due: ['do', 'snooze', 'cancel'],
    snoozed: ['do', 'cancel'],
    failed: ['retry', 'cancel'],
    notOnScreen: ['retry', 'cancel'],
    inserted: ['dismiss'],
    parked: ['insert', 'send', 'skip'],
    leftInInput: ['clear'],
    claimed: []
};

/** Without a way into the message box a parked text can only be sent. */
const WITHOUT_INPUT: readonly ActionCommand[] = ['send', 'skip'];

/** Returns what doing it means: an end is confirmed, a text goes into the message box. */
function doLabel({ action, state }: ActionView): string {
    if (state === 'coming') {
        return doNow;
    }
    return action === 'end' ? doConfirm : doInsert;
}

/** If the chat was not on screen, retrying begins with going there. */
function labelOf(name: ActionCommand, view: ActionView): string {
    if (name === 'do') {
        return doLabel(view);
    }
    return name === 'retry' && view.state === 'notOnScreen' ? doGoAndDo : LABELS[name];
}

/** Returns the commands that an action takes as it stands, the likeliest first. */
export function commandsOf(view: ActionView): CommandView[] {
    const names = view.reason === 'inputUnavailable' ? WITHOUT_INPUT : COMMANDS[view.state];
    return names.map((name, index) => ({
        name,
        label: labelOf(name, view),
        look: index === 0 && name !== 'dismiss' ? STRONG : PLAIN
    }));
}
