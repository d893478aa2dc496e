import {
    allowedButtons,
    clocks,
    compareUrgency,
    isAccepted,
    isEnded,
    mostUrgent,
    type Button,
    type Clock
} from 'c/etiquette';
import { actionViews } from './actionViews';
import { clientNameOf, instantOf, type InHand } from './inHand';
import { oneLine } from './plainText';
import type { ChatKind, ChatPhase, ChatView, ShiftView } from './shiftTypes';

function phaseOf({ state, mine }: InHand): ChatPhase {
    if (isEnded(state)) {
        return 'ended';
    }
    if (isAccepted(state)) {
        return 'accepted';
    }
    return mine ? 'offered' : 'waiting';
}

/** Key prefix of a MessagingSession. */
const MESSAGING = '0Mw';

/** Of which kind a chat is: told, or read from its id. */
export function kindOf(chat: string, told?: ChatKind): ChatKind {
    return told ?? (chat.startsWith(MESSAGING) ? 'messaging' : 'chat');
}

function buttonsOf(inHand: InHand, now: number): Button[] {
    if (!inHand.mine) {
        return [];
    }
    const { modes } = inHand.policy;
    return allowedButtons(inHand.state, instantOf(inHand, now)).filter(
        (button) => (button !== 'hold' && button !== 'update') || modes[button] !== 'off'
    );
}

function isPausedConnect({ rule, state }: Clock): boolean {
    return rule === 'connect' && state === 'paused';
}

function chatView(inHand: InHand, now: number): ChatView {
    const { chat, facts, state } = inHand;
    const running = clocks(state, instantOf(inHand, now));
    const { firstName, lastName, email, caseNumber, kind } = facts;
    return {
        chat,
        kind: kindOf(chat, kind),
        // A name that turns the writing round would turn round whatever stands beside it.
        clientName: oneLine(clientNameOf(facts)),
        ...(firstName !== undefined && { firstName }),
        ...(lastName !== undefined && { lastName }),
        ...(email !== undefined && { email }),
        clocks: running,
        buttons: buttonsOf(inHand, now),
        actions: actionViews(inHand, now),
        ...(caseNumber !== undefined && { caseNumber }),
        phase: phaseOf(inHand),
        ...(running.some(isPausedConnect) && { pausedBecause: 'allEngaged' as const })
    };
}

/** Chats by their most urgent clock, those without one last; else as they came. */
function byUrgency(one: ChatView, other: ChatView): number {
    const [first] = one.clocks;
    const [second] = other.clocks;
    if (first && second) {
        return compareUrgency(first, second);
    }
    return Number(second !== undefined) - Number(first !== undefined);
}

/** True for a chat that stands on the agent's list: the agent's own, and those that nobody has yet. */
export function isShown({ mine, queued, state }: InHand): boolean {
    return mine || (queued && !isAccepted(state) && !isEnded(state));
}

/** True while a countdown of the chat moves by itself. */
export function isCounting(inHand: InHand, now: number): boolean {
    return clocks(inHand.state, instantOf(inHand, now)).some(
        ({ remaining, state }) => remaining !== undefined && state !== 'paused'
    );
}

/** What the bar shows of these chats at an instant. */
export function shiftView(chats: Iterable<InHand>, now: number, storageProblem: string | undefined): ShiftView {
    const views = [...chats]
        .filter(isShown)
        .map((inHand) => chatView(inHand, now))
        .sort(byUrgency);
    const clock = mostUrgent(views.flatMap(({ clocks: running }) => running));
    const first = clock && views.find(({ clocks: running }) => running.includes(clock));
    return {
        now,
        chats: views,
        ...(clock && first && { headline: { chat: first.chat, clock } }),
        ...(storageProblem !== undefined && { storageProblem })
    };
}
