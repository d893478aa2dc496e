import { lookOf, type Look } from 'c/labels';
import type { ChatView, ClockView } from 'c/session';

/** The parts of the list, in their order: a client who waits comes before one who is silent. */
const BANDS = ['yours', 'offered', 'silent', 'queue', 'ended'] as const;
export type Band = (typeof BANDS)[number];

/** A chat as the list shows it. */
export interface ShownChat extends ChatView {
    /** Its page is in front. */
    isInFront?: boolean;
    /** It does not ring. */
    isMuted?: boolean;
    /** What an admin calls the policy that holds for it; absent where the built-in defaults hold. */
    policy?: string;
    /** The code of the language that its texts are in; absent where they are the policy's own. */
    textsIn?: string;
    /** It ended while a text of ours was not known to be sent. */
    isUnsent?: boolean;
}

const SILENCE = ['nudge', 'idle'];
const WAITS = ['response', 'update', 'answer'];
const LOUD: readonly Look[] = ['overdue', 'due'];
const QUIET: readonly Look[] = ['resting', 'dismissed'];

/** Returns the part of the list that a chat belongs to. */
export function bandOf({ phase, clocks }: ChatView): Band {
    if (phase !== 'accepted') {
        return phase === 'waiting' ? 'queue' : phase;
    }
    const runs = (rules: readonly string[]): boolean => clocks.some(({ rule }) => rules.includes(rule));
    return runs(SILENCE) && !runs(WAITS) ? 'silent' : 'yours';
}

/** Returns the one clock that matters in a chat: the most urgent one that asks for something. */
export function mainClock({ clocks }: ChatView): ClockView | undefined {
    return clocks.find((clock) => !QUIET.includes(lookOf(clock))) ?? clocks[0];
}

/** Returns true if a limit is past, or an action due, in a chat in which the agent can act. */
export function isLate(chat: ChatView): boolean {
    return bandOf(chat) !== 'queue' && chat.clocks.some((clock) => LOUD.includes(lookOf(clock)));
}

function alarmOf(chat: ChatView): number {
    if (isLate(chat)) {
        return 0;
    }
    const clock = mainClock(chat);
    return clock && lookOf(clock) === 'dueSoon' ? 1 : 2;
}

/** In Salesforce's sandbox each look into a chat crosses its border, so a chat, which never changes, is looked at once. */
const ranks = new WeakMap<ChatView, number>();

function rankOf(chat: ChatView): number {
    const rank = ranks.get(chat) ?? BANDS.indexOf(bandOf(chat)) * 3 + alarmOf(chat);
    ranks.set(chat, rank);
    return rank;
}

/**
 * Sorts chats by band, then by alarm. Those that are alike in both stay as they were in `shown`, the chats as they were
 * sorted before; what is new among them comes last.
 */
export function arrange<Chat extends ChatView>(chats: readonly Chat[], shown: readonly ChatView[]): Chat[] {
    const places = new Map(shown.map((chat, place) => [chat.chat, { chat, place }]));
    const placeOf = (chat: Chat): number => {
        const known = places.get(chat.chat);
        return known && rankOf(known.chat) === rankOf(chat) ? known.place : shown.length;
    };
    return [...chats].sort((one, other) => rankOf(one) - rankOf(other) || placeOf(one) - placeOf(other));
}

/** Returns the chat that the agent should turn to first, of chats in their order; `undefined` if none can be acted on. */
export function mostUrgentChat<Chat extends ChatView>(arranged: readonly Chat[]): Chat | undefined {
    const [first] = arranged;
    return first && first.phase !== 'waiting' && first.phase !== 'ended' ? first : undefined;
}
