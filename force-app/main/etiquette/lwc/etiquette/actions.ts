import type { Intent } from './chatEvent';
import type { PromptRule } from './rule';

/** The buttons that an agent can press for a chat. */
export const BUTTONS = ['hold', 'update', 'nudge', 'ticket', 'end'] as const;
export type Button = (typeof BUTTONS)[number];

/** What happens when an action is due: nothing, a reminder, its text in the agent's input, or the action itself. */
export const MODES = ['off', 'remind', 'insert', 'send'] as const;
export type Mode = (typeof MODES)[number];

interface ActionDefinition {
    /** The prompt that owes the action; `undefined` if only the button asks for it. */
    rule: PromptRule | undefined;
    button: Button;
    /** The name of its text in a policy. */
    text: string;
    /** What its text is for. */
    intent: Intent;
    /** It opens the chat's case before its text, or adds a reason to the case. */
    opensCase: boolean;
    /** It ends the chat after its text. */
    endsChat: boolean;
    /** The reason that it gives to the case; `undefined` if it opens none. */
    caseReason: string | undefined;
    defaultMode: Mode;
}

/** The actions, in the order of the table in docs/etiquette.md. A new action is one row here, its rule and its text. */
export const ACTIONS = {
    nudge: {
        rule: 'nudge',
        button: 'nudge',
        text: 'nudge',
        intent: 'nudge',
        opensCase: false,
        endsChat: false,
        caseReason: undefined,
        defaultMode: 'insert'
    },
    end: {
        rule: 'idle',
        button: 'end',
        text: 'closing',
        intent: 'closing',
        opensCase: false,
        endsChat: true,
        caseReason: undefined,
        defaultMode: 'insert'
    },
    'ticket:answer': {
        rule: 'answer',
        button: 'ticket',
        text: 'ticketAnswer',
        intent: 'ticket',
        opensCase: true,
        endsChat: false,
        caseReason: 'answer',
        defaultMode: 'insert'
    },
    'ticket:duration': {
        rule: 'duration',
        button: 'ticket',
        text: 'ticketDuration',
        intent: 'ticket',
        opensCase: true,
        endsChat: false,
        caseReason: 'duration',
        defaultMode: 'insert'
    },
    hold: {
        rule: undefined,
        button: 'hold',
        text: 'hold',
        intent: 'hold',
        opensCase: false,
        endsChat: false,
        caseReason: undefined,
        defaultMode: 'insert'
    },
    update: {
        rule: undefined,
        button: 'update',
        text: 'update',
        intent: 'update',
        opensCase: false,
        endsChat: false,
        caseReason: undefined,
        defaultMode: 'insert'
    }
} as const satisfies Record<string, ActionDefinition>;

export type Action = keyof typeof ACTIONS;
/** The actions that a prompt owes. */
export type PromptAction = {
    [Name in Action]: (typeof ACTIONS)[Name]['rule'] extends PromptRule ? Name : never;
}[Action];
/** The name of an action's text in a policy. */
export type ActionText = (typeof ACTIONS)[Action]['text'];
/** The reason that an action gives to a case. */
export type ActionCaseReason = NonNullable<(typeof ACTIONS)[Action]['caseReason']>;

/** The names of the actions, in the order of the table. */
export const ACTION_NAMES = Object.keys(ACTIONS) as readonly Action[];

const BY_RULE = Object.fromEntries(ACTION_NAMES.map((action) => [ACTIONS[action].rule, action])) as Record<
    PromptRule,
    PromptAction
>;
const INTENT_BY_TEXT = Object.fromEntries(
    ACTION_NAMES.map((action) => [ACTIONS[action].text, ACTIONS[action].intent])
) as Record<ActionText, Intent>;

/** Returns the action that a prompt owes. */
export function actionOfRule(rule: PromptRule): PromptAction {
    return BY_RULE[rule];
}

/** Returns the actions that a button asks for, in the order of the table. */
export function actionsOfButton(button: Button): readonly [Action, ...Action[]] {
    return ACTION_NAMES.filter((action) => ACTIONS[action].button === button) as [Action, ...Action[]];
}

/** Returns what a text of a policy is for. */
export function intentOfText(text: ActionText): Intent {
    return INTENT_BY_TEXT[text];
}
