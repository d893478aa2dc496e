import type { Button } from 'c/etiquette';
import type { ChatView, ClockView } from 'c/session';
import { buttonLabel, lookOf, ruleLabel, stateLabel, whyNot } from 'c/labels';
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
function clockKey({ rule, state, start, due, owed, isDismissed, remaining }: ClockView): unknown[] {
    return [rule, state, start, due, owed, isDismissed, state === 'paused' && remaining];
}

/** Views of a chat with the same key differ at most in the time that is left. */
export function viewKey(chat: ChatView | undefined): string {
    if (!chat) {
        return '';
    }
    const { clocks, ...rest } = chat;
    return JSON.stringify([rest, clocks.map(clockKey)]);
}

/** A clock, as the template shows it. */
export function rowOf(clock: ClockView): ClockRow {
    const look = lookOf(clock);
    return {
        rule: clock.rule,
        label: `${ruleLabel(clock.rule)} `,
        word: stateLabel(clock),
        icon: ICONS[look],
        look: `clock ${look}`
    };
}

/** A button of a chat, as the template shows it; one that is disabled says why. */
export function buttonOf(name: Button, { buttons, phase }: ChatView): ButtonView {
    const disabled = !buttons.includes(name);
    return {
        name,
        label: buttonLabel(name),
        disabled,
        title: disabled ? whyNot(name, phase) : undefined
    };
}
