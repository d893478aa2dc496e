import clientUnnamed from '@salesforce/label/c.Etiquette_Client_Unnamed';
import type { ShiftView } from 'c/shift';

/** A view in which every client has a name to be called by, if only that of a client. */
export function withNames(view: ShiftView): ShiftView {
    return {
        ...view,
        chats: view.chats.map((chat) => (chat.clientName ? chat : { ...chat, clientName: clientUnnamed }))
    };
}
