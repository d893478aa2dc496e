import { api, LightningElement } from 'lwc';
import { Countdowns } from 'c/countdowns';
import { ICONS, lookOf, ruleLabel, stateLabel } from 'c/labels';
import type { ClockView } from 'c/session';

interface ClockRow {
    rule: string;
    /** With the space that separates it from the time, so that both read as one text. */
    label: string;
    word: string;
    icon: string;
    look: string;
}

function rowOf(clock: ClockView): ClockRow {
    const look = lookOf(clock);
    return {
        rule: clock.rule,
        label: `${ruleLabel(clock.rule)} `,
        word: stateLabel(clock),
        icon: ICONS[look],
        look: `clock ${look}`
    };
}

/** Clocks of a chat, one a line, counting down. */
export default class ClockList extends LightningElement {
    /** The clocks. */
    @api clocks: readonly ClockView[] = [];
    /** The instant of the clocks, in epoch milliseconds of the server. */
    @api now = 0;

    private countdowns = new Countdowns();

    connectedCallback(): void {
        this.countdowns.start();
    }

    disconnectedCallback(): void {
        this.countdowns.stop();
    }

    renderedCallback(): void {
        const places = this.template?.querySelectorAll<HTMLElement>('.time') ?? [];
        this.countdowns.adopt(places, this.clocks, this.now);
    }

    get rows(): ClockRow[] {
        return this.clocks.map(rowOf);
    }
}
