/** The words that the etiquette gives agents, to the letter. */
export const NUDGE = 'Are you still there?';
export const CLOSING =
    'Hey! It looks like you are no longer available. I will be ending this chat, but if you need further assistance please open a new chat and we can continue assisting you!';
