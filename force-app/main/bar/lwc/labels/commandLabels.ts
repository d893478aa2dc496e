import type { ActionCommand, ActionState, ActionView } from 'c/session';
import doClear from '@salesforce/label/c.Etiquette_Do_Clear';
import doConfirm from '@salesforce/label/c.Etiquette_Do_Confirm';
import doGoAndDo from '@salesforce/label/c.Etiquette_Do_GoAndDo';
import doInsert from '@salesforce/label/c.Etiquette_Do_Insert';
import doInsertNow from '@salesforce/label/c.Etiquette_Do_InsertNow';
import doRetry from '@salesforce/label/c.Etiquette_Do_Retry';
import doSend from '@salesforce/label/c.Etiquette_Do_Send';
import doSendNow from '@salesforce/label/c.Etiquette_Do_SendNow';
import doSkip from '@salesforce/label/c.Etiquette_Do_Skip';
import doSnooze from '@salesforce/label/c.Etiquette_Do_Snooze';
import doTicket from '@salesforce/label/c.Etiquette_Do_Ticket';

/** A command that an action takes, and what its button says. */
export interface CommandLabel {
    name: ActionCommand;
    label: string;
}

const LABELS: Record<ActionCommand, string> = {
    do: doInsertNow,
    snooze: doSnooze,
    cancel: doSkip,
    retry: doRetry,
    dismiss: doSkip,
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

function doLabel({ action, mode }: ActionView): string {
    if (action === 'end') {
        return doConfirm;
    }
    if (action.startsWith('ticket')) {
        return doTicket;
    }
    return mode === 'send' ? doSendNow : doInsertNow;
}

/** If the chat was not on screen, retrying begins with going there; without an input there is nothing but to send now. */
function labelOf(name: ActionCommand, view: ActionView): string {
    if (name === 'do') {
        return doLabel(view);
    }
    if (name === 'send' && view.reason === 'inputUnavailable') {
        return view.action === 'end' ? doConfirm : doSendNow;
    }
    return name === 'retry' && view.state === 'notOnScreen' ? doGoAndDo : LABELS[name];
}

/** Returns the commands that an action takes as it stands, the likeliest first. */
export function commandsOf(view: ActionView): CommandLabel[] {
    const names = view.reason === 'inputUnavailable' ? WITHOUT_INPUT : COMMANDS[view.state];
    return names.map((name) => ({ name, label: labelOf(name, view) }));
}
