import buttonHold from '@salesforce/label/c.Etiquette_Button_Hold';
import buttonUpdate from '@salesforce/label/c.Etiquette_Button_Update';
import buttonNudge from '@salesforce/label/c.Etiquette_Button_Nudge';
import buttonTicket from '@salesforce/label/c.Etiquette_Button_Ticket';
import buttonEnd from '@salesforce/label/c.Etiquette_Button_End';
import whyNotAccepted from '@salesforce/label/c.Etiquette_Why_NotAccepted';
import whyEnded from '@salesforce/label/c.Etiquette_Why_Ended';
import whyHold from '@salesforce/label/c.Etiquette_Why_Hold';
import whyUpdate from '@salesforce/label/c.Etiquette_Why_Update';
import whyNudge from '@salesforce/label/c.Etiquette_Why_Nudge';
import whyEnd from '@salesforce/label/c.Etiquette_Why_End';
import type { Button } from 'c/etiquette';
import type { ChatView } from 'c/session';

const BUTTON_LABELS: Record<Button, string> = {
    hold: buttonHold,
    update: buttonUpdate,
    nudge: buttonNudge,
    ticket: buttonTicket,
    end: buttonEnd
};

const WHY_NOT: Record<Button, string> = {
    hold: whyHold,
    update: whyUpdate,
    nudge: whyNudge,
    ticket: whyNotAccepted,
    end: whyEnd
};

/** What a button says. */
export function buttonLabel(button: Button): string {
    return BUTTON_LABELS[button];
}

/** Why a button of a chat cannot be pressed now. */
export function whyNot(button: Button, phase: ChatView['phase']): string {
    if (phase === 'ended') {
        return whyEnded;
    }
    return phase === 'accepted' ? WHY_NOT[button] : whyNotAccepted;
}
