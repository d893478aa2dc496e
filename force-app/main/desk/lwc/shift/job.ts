import {
    ACTIONS,
    actionsOfButton,
    allowedButtons,
    clocks,
    holder,
    isEnded,
    isOwed,
    type Action,
    type Button,
    type Effect,
    type PromptRule
} from 'c/etiquette';
import type { Entry, Subject } from 'c/journal';
import type { CaseReason } from './caseWords';
import { instantOf, type InHand } from './inHand';
import type { ActionReason } from './shiftTypes';

/** One thing to be done in a chat: it fell due, or the agent asked for it. */
export interface Job extends Subject {
    button?: Button;
}

/** The rule whose clock asked for a job; `undefined` where the agent did. */
export function ruleOf({ action, button }: Job): PromptRule | undefined {
    return button ? undefined : ACTIONS[action].rule;
}

/** What a button of the agent asks for. */
export function actionOfButton(button: Button): Action {
    const [action] = actionsOfButton(button);
    return action;
}

/** The job that the agent's button asks for. */
export function jobOfButton(chat: string, button: Button, now: number): Job {
    return {
        key: `${chat}|button:${button}|${now}`,
        chat,
        action: actionOfButton(button),
        start: now,
        button
    };
}

/** The job of an action that fell due. */
export function jobOfEffect({ key, chat, action, start }: Effect): Job {
    return { key, chat, action, start };
}

/** The job that an entry of the journal is about. */
export function jobOfEntry({ key, chat, action, start, button }: Entry): Job {
    return {
        key,
        chat,
        action,
        start,
        ...(button !== undefined && { button: button as Button })
    };
}

/** True where a job opens the chat's case before it writes. */
export function opensCase({ action }: Pick<Job, 'action'>): boolean {
    return ACTIONS[action].opensCase;
}

/** Why a job's case is opened. */
export function caseReasonOf(job: Job): CaseReason {
    return job.button ? 'agent' : (ACTIONS[job.action].caseReason ?? 'agent');
}

/**
 * The check at the moment a job is done: why it must not be, or `undefined`. Once its case is open, a ticket by the
 * chat's length has settled its own clock; its text is still wanted while something is owed to the client.
 */
export function whyNot(job: Job, inHand: InHand, now: number, caseIsOpen = false): ActionReason | undefined {
    const { state } = inHand;
    if (isEnded(state)) {
        return 'ended';
    }
    if (!inHand.mine) {
        return 'notOwed';
    }
    const instant = instantOf(inHand, now);
    if (job.button) {
        return caseIsOpen || allowedButtons(state, instant).includes(job.button) ? undefined : 'notAllowed';
    }
    const rule = ruleOf(job);
    if (rule === 'duration' && caseIsOpen) {
        const owes = clocks(state, instant).some((clock) => clock.rule === 'response' || clock.rule === 'answer');
        return owes ? undefined : 'notOwed';
    }
    return rule !== undefined && isOwed(state, { rule, start: job.start }) ? undefined : 'notOwed';
}

/** The agent whom the rules take for the chat's; another's acceptance takes the chat off this shift. */
export function isHeldByOther({ state }: InHand, agentId: string): boolean {
    const who = holder(state);
    return who !== undefined && who !== agentId;
}
