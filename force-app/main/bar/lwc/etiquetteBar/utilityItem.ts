import { updateUtility, type UtilityAttributes } from 'lightning/platformUtilityBarApi';
import { isLate, mainClock, mostUrgentChat, type ShownChat } from 'c/bands';
import { fill, isolate, lookOf, minutesAndSeconds, stateLabel, timeLeft, type Look } from 'c/labels';
import type { ClockView } from 'c/session';
import lateCount from '@salesforce/label/c.Etiquette_Late_Count';
import title from '@salesforce/label/c.Etiquette_Title';
import { fixedWidth } from './fixedWidth';
import { showInIcon } from './tabIcon';
import { showInTitle } from './tabTitle';

type Appearance = Required<Omit<UtilityAttributes, 'label'>>;

const CALM: Appearance = { icon: 'clock', iconVariant: null, highlighted: false };
const SOON: Appearance = { icon: 'clock', iconVariant: 'warning', highlighted: false };
const LATE: Appearance = { icon: 'warning', iconVariant: 'error', highlighted: true };

/** What is said of a clock even if no chat is late; beside a count of late ones, a time alone would read as late. */
const SAID: readonly Look[] = ['dueSoon', 'overdue', 'due', 'snoozed'];

interface Headline {
    late: number;
    /** The most urgent chat's client and clock. */
    first: { name: string; clock: ClockView | undefined } | undefined;
}

function headlineOf(chats: readonly ShownChat[]): Headline {
    const first = mostUrgentChat(chats);
    return {
        late: chats.filter(isLate).length,
        first: first && { name: first.firstName ?? first.clientName, clock: mainClock(first) }
    };
}

function appearanceOf({ late, first }: Headline): Appearance {
    if (late > 0) {
        return LATE;
    }
    return first?.clock && lookOf(first.clock) === 'dueSoon' ? SOON : CALM;
}

function labelOf({ late, first }: Headline, now: number): string {
    const labelWith = (name: string): string =>
        [
            title,
            ...(late > 0 ? [fill(lateCount, String(late))] : []),
            ...(first ? [first.clock ? `${isolate(name)} ${timeOf(first.clock, now, late > 0)}` : name] : [])
        ].join(' · ');
    return fixedWidth(labelWith, first?.name ?? '');
}

function timeOf(clock: ClockView, now: number, isBesideLate: boolean): string {
    const time = minutesAndSeconds(timeLeft(clock, now));
    return isBesideLate || SAID.includes(lookOf(clock)) ? `${time} ${stateLabel(clock)}` : time;
}

/** Our own item in the utility bar, and the browser tab's title and icon: how many chats are late, and which comes first, to be seen with the panel closed. */
export class UtilityItem {
    private id: string | undefined;
    private headline: Headline = { late: 0, first: undefined };
    private label = '';
    private appearance: Appearance | undefined;

    /** Takes the id of the item; `undefined` outside of a utility bar. */
    attach(id: string | undefined): void {
        this.id = id;
        this.label = '';
        this.appearance = undefined;
    }

    /** Shows what comes first of chats in their order. */
    async show(chats: readonly ShownChat[], now: number): Promise<void> {
        this.headline = headlineOf(chats);
        await this.tick(now);
    }

    /** Takes what it shows in the browser tab away again. */
    stop(): void {
        showInTitle(0);
        showInIcon(0);
    }

    /** Documented variants are success, warning and error: where `null` is refused, the rest is sent without it. */
    async update(id: string, attributes: UtilityAttributes): Promise<void> {
        try {
            await updateUtility(id, attributes);
        } catch (error) {
            if (attributes.iconVariant !== null) {
                throw error;
            }
            const { iconVariant: _refused, ...rest } = attributes;
            await updateUtility(id, rest);
        }
    }

    /** Shows the time as of now. Tells the platform only what changed. */
    async tick(now: number): Promise<void> {
        showInTitle(this.headline.late);
        showInIcon(this.headline.late);
        if (!this.id) {
            return;
        }
        const label = labelOf(this.headline, now);
        const appearance = appearanceOf(this.headline);
        if (label === this.label && appearance === this.appearance) {
            return;
        }
        const changed = appearance === this.appearance ? { label } : { label, ...appearance };
        this.label = label;
        this.appearance = appearance;
        await this.update(this.id, changed);
    }
}
