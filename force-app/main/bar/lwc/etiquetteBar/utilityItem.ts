import { updateUtility, type UtilityAttributes } from 'lightning/platformUtilityBarApi';
import type { ClockView, SessionView } from 'c/session';
import { lookOf, minutesAndSeconds, timeLeft, type Look } from 'c/labels';
import stateOverdue from '@salesforce/label/c.Etiquette_State_Overdue';
import title from '@salesforce/label/c.Etiquette_Title';

type Appearance = Required<Omit<UtilityAttributes, 'label'>>;

const CALM: Appearance = { icon: 'clock', iconVariant: null, highlighted: false };
const APPEARANCES: Partial<Record<Look, Appearance>> = {
    dueSoon: { icon: 'clock', iconVariant: 'warning', highlighted: false },
    overdue: { icon: 'warning', iconVariant: 'error', highlighted: true },
    due: { icon: 'notification', iconVariant: 'error', highlighted: true }
};

interface Headline {
    name: string;
    clock: ClockView;
}

function headlineOf(view: SessionView): Headline | undefined {
    const chat = view.chats.find(({ chat: id }) => id === view.headline?.chat);
    return chat && view.headline && { name: chat.firstName ?? chat.clientName, clock: view.headline.clock };
}

function timeOf(clock: ClockView, now: number): string {
    const left = timeLeft(clock, now);
    return left < 0 ? `${minutesAndSeconds(left)} ${stateOverdue}` : minutesAndSeconds(left);
}

/** Our own item in the utility bar: it shows the most urgent clock, so that it is seen with the panel closed. */
export class UtilityItem {
    #id: string | undefined;
    #headline: Headline | undefined;
    #label = '';
    #appearance: Appearance | undefined;

    /** Takes the id of the item; `undefined` outside of a utility bar. */
    attach(id: string | undefined): void {
        this.#id = id;
        this.#label = '';
        this.#appearance = undefined;
    }

    /** Shows the most urgent clock of a view. */
    async show(view: SessionView): Promise<void> {
        this.#headline = headlineOf(view);
        await this.tick(view.now);
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
        if (!this.#id) {
            return;
        }
        const headline = this.#headline;
        const label = headline ? `${title} · ${headline.name} ${timeOf(headline.clock, now)}` : title;
        const appearance = (headline && APPEARANCES[lookOf(headline.clock)]) ?? CALM;
        if (label === this.#label && appearance === this.#appearance) {
            return;
        }
        const changed = appearance === this.#appearance ? { label } : { label, ...appearance };
        this.#label = label;
        this.#appearance = appearance;
        await this.update(this.#id, changed);
    }
}
