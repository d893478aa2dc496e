import ruleConnect from '@salesforce/label/c.Etiquette_Rule_Connect';
import ruleResponse from '@salesforce/label/c.Etiquette_Rule_Response';
import ruleUpdate from '@salesforce/label/c.Etiquette_Rule_Update';
import ruleAnswer from '@salesforce/label/c.Etiquette_Rule_Answer';
import ruleDuration from '@salesforce/label/c.Etiquette_Rule_Duration';
import ruleNudge from '@salesforce/label/c.Etiquette_Rule_Nudge';
import ruleIdle from '@salesforce/label/c.Etiquette_Rule_Idle';
import stateOnTime from '@salesforce/label/c.Etiquette_State_OnTime';
import stateDueSoon from '@salesforce/label/c.Etiquette_State_DueSoon';
import stateOverdue from '@salesforce/label/c.Etiquette_State_Overdue';
import stateDue from '@salesforce/label/c.Etiquette_State_Due';
import stateResting from '@salesforce/label/c.Etiquette_State_Resting';
import stateAfterNudge from '@salesforce/label/c.Etiquette_State_AfterNudge';
import stateDismissed from '@salesforce/label/c.Etiquette_State_Dismissed';
import stateSnoozed from '@salesforce/label/c.Etiquette_State_Snoozed';
import stateAllEngaged from '@salesforce/label/c.Etiquette_State_AllEngaged';
import type { Clock, Rule } from 'c/etiquette';
import type { ClockView } from 'c/session';

const RULE_LABELS: Record<Rule, string> = {
    connect: ruleConnect,
    response: ruleResponse,
    update: ruleUpdate,
    answer: ruleAnswer,
    duration: ruleDuration,
    nudge: ruleNudge,
    idle: ruleIdle
};

/**
 * How a clock looks: its state; `waiting` if it cannot fall due yet; `resting` if it is due and owes nothing; `dismissed`
 * if the agent decided against its action, `snoozed` while they put it off.
 */
export type Look = Clock['state'] | 'waiting' | 'resting' | 'dismissed' | 'snoozed';

/** The name of a clock, as agents read it. */
export function ruleLabel(rule: Rule): string {
    return RULE_LABELS[rule];
}

/** How a clock looks. */
export function lookOf(clock: ClockView): Look {
    if (clock.isDismissed) {
        return 'dismissed';
    }
    if (clock.isSnoozed) {
        return 'snoozed';
    }
    if (clock.state === 'due') {
        return clock.owed ? 'due' : 'resting';
    }
    return clock.due === undefined && clock.state !== 'paused' ? 'waiting' : clock.state;
}

/** The state of a clock in words. */
export function stateLabel(clock: ClockView): string {
    switch (lookOf(clock)) {
        case 'onTime':
            return stateOnTime;
        case 'dueSoon':
            return stateDueSoon;
        case 'overdue':
            return stateOverdue;
        case 'due':
            return stateDue;
        case 'dismissed':
            return stateDismissed;
        case 'snoozed':
            return stateSnoozed;
        case 'resting':
            return stateResting;
        case 'waiting':
            return stateAfterNudge;
        default:
            return stateAllEngaged;
    }
}

/**
 * How much time a clock has left at an instant, in milliseconds; negative past its due time. Never more than its limit:
 * an event can be a moment ahead of what is known of the server's time.
 */
export function timeLeft({ state, remaining, limit, start, due }: Clock, now: number): number {
    if (state === 'paused') {
        return remaining ?? limit;
    }
    return due === undefined ? Math.max(0, Math.min(limit, start + limit - now)) : Math.min(limit, due - now);
}
