import type { Button, Rule } from 'c/etiquette';
import { buttonLabel, commandsOf } from 'c/labels';
import { mainClock, type ShownChat } from 'c/bands';
import accept from '@salesforce/label/c.Etiquette_Button_Accept';
import decline from '@salesforce/label/c.Etiquette_Button_Decline';
import mute from '@salesforce/label/c.Etiquette_Menu_Mute';
import unmute from '@salesforce/label/c.Etiquette_Menu_Unmute';
import snooze from '@salesforce/label/c.Etiquette_Menu_Snooze';

/** Something that the agent can do in a chat: what its button says, and the event that asks for it. */
export interface Move {
    /** Tells it from the other moves of the chat. */
    id: string;
    label: string;
    event: 'answer' | 'press' | 'act' | 'set';
    detail: object;
    look: string;
}

/** What can be done from a row: by the buttons that stand in it, and by its menu. */
export interface Moves {
    first: Move[];
    more: Move[];
}

/** What the etiquette asks for next while a clock runs, the likeliest first. */
const NEXT: Record<Rule, readonly Button[]> = {
    connect: [],
    response: ['hold', 'update'],
    update: ['update'],
    answer: ['hold', 'update'],
    duration: [],
    nudge: ['nudge'],
    idle: ['end', 'nudge']
};

const PLAIN = 'slds-button slds-button_neutral';
const STRONG = 'slds-button slds-button_brand';

function answerOf(chat: string, isAccepted: boolean): Move {
    return {
        id: String(isAccepted),
        label: isAccepted ? accept : decline,
        event: 'answer',
        detail: { chat, isAccepted },
        look: isAccepted ? STRONG : PLAIN
    };
}

function muteOf(chat: string, isMuted: boolean): Move {
    return {
        id: 'mute',
        label: isMuted ? unmute : mute,
        event: 'set',
        detail: isMuted ? { unmute: chat } : { mute: chat },
        look: PLAIN
    };
}

/** Returns what can be done in a chat, nothing that is not allowed. */
export function movesOf(view: ShownChat): Moves {
    const { chat, phase, buttons, actions, isMuted = false } = view;
    if (phase === 'offered') {
        return { first: [answerOf(chat, true), answerOf(chat, false)], more: [] };
    }
    const asked = actions.flatMap((action) =>
        commandsOf(action).map(({ name, label }): Move & { isMain: boolean } => ({
            id: `${action.key} ${name}`,
            label: name === 'snooze' ? snooze : label,
            event: 'act',
            detail: { key: action.key, command: name },
            look: STRONG,
            isMain: name !== 'dismiss'
        }))
    );
    const clock = mainClock(view);
    // What comes there next would show only until it is done.
    const isBeingDone = actions[0]?.state === 'claimed';
    const first = asked[0]?.isMain && !isBeingDone ? asked.slice(0, 1) : [];
    // Of the texts that stand in the message box, only the closing words have a button that sends them too.
    const next = asked.length === 0 && clock ? NEXT[clock.rule] : (['end'] as const);
    const isOpen = first.length === 0 && !isBeingDone;
    const wanted = isOpen ? next.find((name) => buttons.includes(name)) : undefined;
    const pressed = (name: Button): Move => ({
        id: name,
        label: buttonLabel(name),
        event: 'press',
        detail: { chat, button: name },
        look: PLAIN
    });
    return {
        first: wanted ? [pressed(wanted)] : first,
        more: [
            ...asked.slice(first.length),
            ...buttons.filter((name) => name !== wanted).map(pressed),
            ...(phase === 'accepted' ? [muteOf(chat, isMuted)] : [])
        ]
    };
}
