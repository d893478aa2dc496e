import { join } from 'node:path';
import { readLabels } from '../../console/vendor/metadata/labels.ts';
import { root } from '../../node/bundles.ts';
import type { ActionName, Deed } from '../referee/facts.ts';
import type { ShownState } from '../referee/shown.ts';

/** What pressing a button of an action means. */
export type Command = 'ask' | 'decline' | 'snooze' | 'clear';

/**
 * What things are called on screen. The only place that knows the labels by their names: where a label's words change,
 * nothing changes here, and where its name does, only this.
 */
export interface ScreenNames {
    /** The accessible name of the agent's list. */
    list: string;
    /** The accessible name of the panel beside a conversation begins so. */
    panel: string;
    /** The accessible name of the region of parked texts. */
    parked: string;
    /** The buttons of a parked text, by what pressing one means. */
    parkedButtons: Readonly<Record<string, Deed['kind']>>;
    clearBox: string;
    clocks: readonly string[];
    /** What clocks say of how they stand, and whether that is an alarm. */
    clockStates: readonly { words: string; isOver: boolean; alarms: boolean }[];
    actions: Readonly<Record<ActionName, string>>;
    /** The words by which an action's state is known, as they stand around what is filled in. */
    states: readonly { words: readonly string[]; state: ShownState }[];
    /** The chat's own buttons, by the action that each asks for. */
    buttons: Readonly<Record<string, ActionName>>;
    /** The buttons of an action, by what pressing one means. */
    commands: Readonly<Record<string, Command>>;
}

const PREFIX = 'Etiquette_';
const CLOCKS = ['Connect', 'Response', 'Update', 'Answer', 'Duration', 'Nudge', 'Idle'];

/** Labels of a state, the surest first: what is said of why outweighs what is said of the action. */
const STATES: readonly [name: string, state: ShownState][] = [
    ['Action_Failed', 'failed'],
    ['Action_NotOnScreen', 'notOnScreen'],
    ['Action_Inserted', 'inserted'],
    ['Action_Parked', 'parked'],
    ['Action_LeftInInput', 'leftInInput'],
    ['Reason_MayHoldDraft', 'parked'],
    ['Reason_InputUnavailable', 'parked'],
    ['Action_Claimed', 'claimed'],
    ['Action_Snoozed', 'snoozed'],
    ['Action_Sends', 'coming'],
    ['Action_Inserts', 'coming'],
    ['Action_OpensTicket', 'coming'],
    ['Reason_Cancelled', 'declined'],
    ['Reason_Dismissed', 'declined'],
    ['Action_Dismissed', 'declined'],
    ['Reason_NotOwed', 'skipped'],
    ['Reason_NotAllowed', 'skipped'],
    ['Reason_Ended', 'skipped'],
    ['Reason_Unknown', 'failed'],
    ['Action_Withheld', 'skipped'],
    ['Action_Skipped', 'skipped'],
    ['Action_Done', 'done']
];

const COMMANDS: readonly [name: string, command: Command][] = [
    ['Do_Insert', 'ask'],
    ['Do_InsertNow', 'ask'],
    ['Do_Send', 'ask'],
    ['Do_SendNow', 'ask'],
    ['Do_Now', 'ask'],
    ['Do_Deliver', 'ask'],
    ['Do_Confirm', 'ask'],
    ['Do_Ticket', 'ask'],
    ['Do_Retry', 'ask'],
    ['Do_GoAndDo', 'ask'],
    ['Do_Snooze', 'snooze'],
    ['Menu_Snooze', 'snooze'],
    ['Do_Cancel', 'decline'],
    ['Do_Dismiss', 'decline'],
    ['Do_Skip', 'decline'],
    ['Do_Clear', 'clear']
];

/** The fixed words of a label with places to fill. */
function fixedWords(label: string): string[] {
    return label
        .split(/\{\d\}/)
        .map((words) => words.trim())
        .filter((words) => words !== '');
}

/** Reads what things are called from the product's labels, in English. */
export function readScreenNames(): ScreenNames {
    const labels = readLabels([join(root, 'force-app', 'main')])['en'] ?? {};
    const optional = (name: string): string | undefined => labels[`${PREFIX}${name}`];
    const named = (name: string): string => {
        const label = optional(name);
        if (label === undefined) {
            throw new Error(
                `There is no label ${PREFIX}${name}; scripts/chaos/screen/screenNames.ts has to be changed.`
            );
        }
        return label;
    };
    const [overdue, due, resting] = ['State_Overdue', 'State_Due', 'State_Resting'].map(named) as [
        string,
        string,
        string
    ];
    const calm = ['State_OnTime', 'State_DueSoon', 'State_AfterNudge', 'State_AllEngaged'].map(named);
    return {
        list: named('Title'),
        panel: fixedWords(named('Clocks_Of'))[0] ?? '',
        parked: optional('Ready') ?? 'Ready to send',
        parkedButtons: {
            [optional('Do_Insert') ?? 'Insert']: 'inserted',
            [optional('Do_Send') ?? 'Send']: 'asked',
            [optional('Do_SendNow') ?? 'Send now']: 'asked',
            [optional('Do_Skip') ?? 'Skip']: 'declined'
        },
        clearBox: optional('Do_Clear') ?? 'Clear message box',
        clocks: CLOCKS.map((name) => named(`Rule_${name}`)),
        clockStates: [
            { words: resting, isOver: true, alarms: false },
            { words: due, isOver: true, alarms: true },
            { words: overdue, isOver: true, alarms: true },
            ...calm.map((words) => ({ words, isOver: false, alarms: false }))
        ],
        actions: {
            nudge: named('Action_Nudge'),
            end: named('Action_End'),
            'ticket:answer': named('Action_TicketAnswer'),
            'ticket:duration': named('Action_TicketDuration'),
            hold: named('Action_Hold'),
            update: named('Action_Update')
        },
        states: STATES.flatMap(([name, state]) => {
            const label = optional(name);
            return label === undefined ? [] : [{ words: fixedWords(label), state }];
        }),
        buttons: {
            [named('Button_Hold')]: 'hold',
            [named('Button_Update')]: 'update',
            [named('Button_Nudge')]: 'nudge',
            [named('Button_Ticket')]: 'ticket:answer',
            [named('Button_End')]: 'end'
        },
        commands: Object.fromEntries(
            COMMANDS.flatMap(([name, command]) => {
                const label = optional(name);
                return label === undefined ? [] : [[label, command] as const];
            })
        )
    };
}
