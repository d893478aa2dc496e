import { LightningElement } from 'lwc';

import { mark, STEPS, stopCoach, understood, type Mark, type Step } from '../../coach/coach.ts';

const WORDS: Record<Step, { title: string; text: string }> = {
    offer: {
        title: 'A client is asking for you',
        text: 'Accept within 30 seconds. Hover over the name to see who it is.'
    },
    countdown: {
        title: 'This is what your client waits for',
        text: 'Answer before the time runs out. Need longer? Choose Hold, and the client is told so.'
    },
    text: {
        title: 'The agreed words are ready',
        text: 'Check them, change them if you like, and press Enter to send.'
    }
};
const WIDTH = 320;
const HEIGHT = 150;
const GAP = 16;

/** One hint beside the thing that it explains. */
export default class CoachMark extends LightningElement {
    mark: Mark | undefined;
    #stop: () => void = () => undefined;

    connectedCallback(): void {
        this.#stop = mark.read((now) => {
            this.mark = now;
        });
    }

    disconnectedCallback(): void {
        this.#stop();
    }

    get title(): string {
        return this.mark ? WORDS[this.mark.step].title : '';
    }

    get text(): string {
        return this.mark ? WORDS[this.mark.step].text : '';
    }

    get progress(): string {
        return this.mark ? `${STEPS.indexOf(this.mark.step) + 1} of ${STEPS.length}` : '';
    }

    /** To the right of what is explained where there is room, else above it; on the page in any case. */
    get place(): string {
        const { left, right, top, bottom } = this.mark?.at.getBoundingClientRect() ?? new DOMRect();
        const beside = right + GAP + WIDTH <= window.innerWidth;
        const x = beside ? right + GAP : Math.max(GAP, Math.min(left, window.innerWidth - WIDTH - GAP));
        const y = beside ? (top + bottom) / 2 - HEIGHT / 2 : top - HEIGHT - GAP;
        const lowest = window.innerHeight - HEIGHT - GAP * 3;
        return `left:${Math.round(x)}px;top:${Math.round(Math.max(GAP, Math.min(y, lowest)))}px`;
    }

    get nubbin(): string {
        const { right } = this.mark?.at.getBoundingClientRect() ?? new DOMRect();
        const side = right + GAP + WIDTH <= window.innerWidth ? 'slds-nubbin_left' : 'slds-nubbin_bottom-left';
        return `slds-popover slds-popover_walkthrough mark ${side}`;
    }

    close(): void {
        if (this.mark) {
            understood(this.mark.step);
        }
    }

    stop(): void {
        stopCoach();
    }

    escape(event: KeyboardEvent): void {
        if (event.key === 'Escape') {
            this.close();
        }
    }
}
