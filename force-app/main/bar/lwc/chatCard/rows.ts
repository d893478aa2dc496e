import type { Button, Clock } from 'c/etiquette';
import type { ChatView } from 'c/shift';
import { buttonWord, lookOf, ruleWord, stateWord, whyNot } from 'c/words';
import { ICONS } from './icons';

/** One clock, as the template shows it. */
export interface ClockRow {
    rule: string;
    /** With the space that separates it from the time, so that both read as one text. */
    label: string;
    word: string;
    icon: string;
    look: string;
}

/** One button, as the template shows it. */
export interface ButtonView {
    name: Button;
    label: string;
    disabled: boolean;
    title: string | undefined;
}

/** What tells one clock from another, beside the time that is left; that of a paused one stands still and counts. */
function likenessOf({ rule, state, start, due, owed, remaining }: Clock): unknown[] {
    return [rule, state, start, due, owed, state === 'paused' && remaining];
}

/** Views of a chat with the same likeness differ at most in the time that is left. */
export function likeness(chat: ChatView | undefined): string {
    if (!chat) {
        return '';
    }
    const { clocks, ...rest } = chat;
    return JSON.stringify([rest, clocks.map(likenessOf)]);
}

/** A clock, as the template shows it. */
export function rowOf(clock: Clock): ClockRow {
    const look = lookOf(clock);
    return {
        rule: clock.rule,
        label: `${ruleWord(clock.rule)} `,
        word: stateWord(clock),
        icon: ICONS[look],
        look: `clock ${look}`
    };
}

/** A button of a chat, as the template shows it; one that is disabled says why. */
export function buttonOf(name: Button, { buttons, phase }: ChatView): ButtonView {
    const disabled = !buttons.includes(name);
    return {
        name,
        label: buttonWord(name),
        disabled,
        title: disabled ? whyNot(name, phase) : undefined
    };
}
