import {
    actionKey,
    actionOfRule,
    clocks,
    isOwed,
    textFor,
    type Clock,
    type Effect,
    type PromptRule
} from 'c/etiquette';
import type { Entry } from 'c/journal';
import { instantOf, type InHand } from './inHand';
import { jobOfEntry, opensCase, whyNot } from './job';
import type { ActionReason, ActionState, ActionView } from './shiftTypes';

/** The action of a clock, by the key it will have once it falls due. */
export function effectOfClock(chat: string, clock: Clock): Effect {
    const rule = clock.rule as PromptRule;
    return {
        key: actionKey(chat, rule, clock.start),
        chat,
        rule,
        action: actionOfRule(rule),
        start: clock.start,
        owedAt: clock.due ?? clock.start
    };
}

function runs({ rule, start }: Effect, running: readonly Clock[]): boolean {
    return running.some((clock) => clock.rule === rule && clock.start === start);
}

function viewOfEntry(entry: Entry, state: ActionState): ActionView {
    return {
        key: entry.key,
        action: entry.action,
        state,
        ...(entry.message !== undefined && { message: entry.message }),
        ...(entry.reason !== undefined && { reason: entry.reason as ActionReason }),
        ...(entry.text !== undefined && { text: entry.text }),
        ...((state === 'snoozed' || state === 'failed') && entry.until !== undefined && { until: entry.until })
    };
}

/** What of an entry the agent should see; `owed` says that its reason still stands. */
function shownAs(entry: Entry, owed: boolean, now: number): ActionState | undefined {
    switch (entry.state) {
        case 'claimed':
        case 'failed':
        case 'notOnScreen':
            return entry.state;
        case 'offered':
            return owed ? 'due' : undefined;
        case 'snoozed':
            return owed ? ((entry.until ?? 0) > now ? 'snoozed' : 'due') : undefined;
        default:
            return owed && !entry.button ? entry.state : undefined;
    }
}

function coming(inHand: InHand, running: readonly Clock[]): ActionView[] {
    const owesClient = running.some(({ rule }) => rule === 'response' || rule === 'answer');
    return running.flatMap((clock): ActionView[] => {
        if (clock.kind !== 'prompt' || clock.state !== 'dueSoon') {
            return [];
        }
        const { key, action, rule } = effectOfClock(inHand.chat, clock);
        const mode = inHand.policy.modes[action];
        if ((mode !== 'insert' && mode !== 'send') || inHand.entries.has(key)) {
            return [];
        }
        if (rule === 'duration' && !owesClient) {
            return [];
        }
        return [{ key, action, state: 'coming', ...(clock.due !== undefined && { until: clock.due }) }];
    });
}

function due(inHand: InHand): ActionView[] {
    return [...inHand.effects.values()].flatMap((effect): ActionView[] => {
        const mode = inHand.policy.modes[effect.action];
        if (mode === 'off' || inHand.entries.has(effect.key) || !isOwed(inHand.state, effect)) {
            return [];
        }
        const text = opensCase(effect) ? undefined : textFor(effect.action, inHand.policy);
        return [{ key: effect.key, action: effect.action, state: 'due', ...(text !== undefined && { text }) }];
    });
}

function journaled(inHand: InHand, running: readonly Clock[], now: number): ActionView[] {
    return [...inHand.entries.values()].flatMap((entry): ActionView[] => {
        const rule = entry.key.split('|')[1] as PromptRule;
        const owed = entry.button
            ? whyNot(jobOfEntry(entry), inHand, now) === undefined
            : runs({ rule, start: entry.start } as Effect, running) ||
              Boolean(entry.caseId && entry.state === 'offered');
        const state = shownAs(entry, owed, now);
        return state ? [viewOfEntry(entry, state)] : [];
    });
}

/** What is due in a chat, is coming, or went wrong, the oldest first. */
export function actionViews(inHand: InHand, now: number): ActionView[] {
    if (!inHand.mine) {
        return [];
    }
    const running = clocks(inHand.state, instantOf(inHand, now));
    return [...journaled(inHand, running, now), ...due(inHand), ...coming(inHand, running)];
}
