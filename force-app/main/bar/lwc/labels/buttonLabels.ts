import buttonHold from '@salesforce/label/c.Etiquette_Button_Hold';
import buttonUpdate from '@salesforce/label/c.Etiquette_Button_Update';
import buttonNudge from '@salesforce/label/c.Etiquette_Button_Nudge';
import buttonTicket from '@salesforce/label/c.Etiquette_Button_Ticket';
import buttonEnd from '@salesforce/label/c.Etiquette_Button_End';
import type { Button } from 'c/etiquette';

const BUTTON_LABELS: Record<Button, string> = {
    hold: buttonHold,
    update: buttonUpdate,
    nudge: buttonNudge,
    ticket: buttonTicket,
    end: buttonEnd
};

/** What a button says. */
export function buttonLabel(button: Button): string {
    return BUTTON_LABELS[button];
}
