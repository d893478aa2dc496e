import type { ChatFacts, Line } from './facts.ts';
import { isSentOverOther, type SeenInput } from './inputChecks.ts';
import { intentOf, isForSilence } from './productTexts.ts';

/**
 * What agents sent from an input in which it stood before their last message: nobody can read an input, so that it counts
 * as sent with that message, and the product knows of it no more.
 */
export interface SentOver {
    /** Notes what was sent so since the inputs were seen. */
    note(chat: ChatFacts, inputs: readonly SeenInput[]): void;
    has(chat: ChatFacts, line: Line): boolean;
    /** A chat without the words of silence that were sent so. */
    without(chat: ChatFacts): ChatFacts;
}

function nameOf({ chat }: ChatFacts, { at, text }: Line): string {
    return JSON.stringify([chat, at, text]);
}

/** Keeps what was sent over an earlier message, for one run. */
export function createSentOver(): SentOver {
    const names = new Set<string>();
    const has: SentOver['has'] = (chat, line) => names.has(nameOf(chat, line));
    return {
        note(chat, inputs) {
            for (const line of chat.lines.filter(({ from }) => from === 'agent')) {
                const held = inputs.filter(({ text }) => line.text.includes(text.trim()));
                if (isSentOverOther(chat, line, held)) {
                    names.add(nameOf(chat, line));
                }
            }
        },
        has,
        without: (chat) => ({
            ...chat,
            lines: chat.lines.filter((line) => !isForSilence(intentOf(line.text)) || !has(chat, line))
        })
    };
}
