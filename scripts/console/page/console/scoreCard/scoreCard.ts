import { LightningElement } from 'lwc';

import type { ScoreCard as Score } from '../../../protocol.ts';
import { RULE_NAMES } from '../../shift/ruleNames.ts';
import { request } from '../../session/link.ts';
import { agentName } from '../../session/session.ts';
import { connected, conversations, desk } from '../../session/world.ts';
import { focused } from '../../workspace/tabs.ts';
import { tabs } from '../../workspace/workspace.ts';

/** Real milliseconds between two readings while chats change. */
const PAUSE = 500;

/** How the shift goes, by the replay of what happened in it. */
export default class ScoreCard extends LightningElement {
    score: Score | undefined;
    #stops: (() => void)[] = [];
    #timer: ReturnType<typeof setTimeout> | undefined;

    connectedCallback(): void {
        const soon = (): void => this.readSoon();
        this.#stops = [conversations.read(soon), desk.read(soon), tabs.read(soon), connected.read(soon)];
    }

    disconnectedCallback(): void {
        this.#stops.forEach((stop) => stop());
        clearTimeout(this.#timer);
    }

    renderedCallback(): void {
        // An empty card would still take its place in the column.
        this.classList.toggle('slds-hide', !this.isShown);
    }

    get isShown(): boolean {
        return (this.score?.chats ?? 0) > 0;
    }

    get title(): string {
        return this.score?.over ? 'Your shift is over' : 'Your shift so far';
    }

    get sceneLabel(): string {
        return this.score?.scene?.label ?? '';
    }

    get percent(): string {
        const { met, late } = this.totals;
        return met + late === 0 ? '–' : `${Math.round((met / (met + late)) * 100)} %`;
    }

    get facts(): { key: string; value: string; label: string; class: string }[] {
        const { met, late } = this.totals;
        const { tickets = 0, nudges = 0, worst } = this.score ?? {};
        const fact = (label: string, value: string, isBad = false) => ({
            key: label,
            value,
            label,
            class: isBad ? 'value bad' : 'value'
        });
        return [
            fact('in time', String(met)),
            fact('late', String(late), late > 0),
            fact(tickets === 1 ? 'ticket' : 'tickets', String(tickets)),
            fact(nudges === 1 ? 'check-in' : 'check-ins', String(nudges)),
            ...(worst ? [fact(`longest wait: ${worst.client}`, minutesOf(worst.seconds))] : [])
        ];
    }

    get lines(): { rule: string; name: string; text: string; class: string; style: string }[] {
        return (this.score?.lines ?? []).map(({ rule, met, late }) => ({
            rule,
            name: RULE_NAMES[rule] ?? rule,
            text: late === 0 ? `all ${met} in time` : `${met} in time, ${late} late`,
            class: late === 0 ? 'line' : 'line late',
            style: `width:${Math.round((met / (met + late)) * 100)}%`
        }));
    }

    get totals(): { met: number; late: number } {
        const lines = this.score?.lines ?? [];
        const sum = (which: 'met' | 'late'): number => lines.reduce((total, line) => total + line[which], 0);
        return { met: sum('met'), late: sum('late') };
    }

    readSoon(): void {
        this.#timer ??= setTimeout(() => {
            this.#timer = undefined;
            // What nobody looks at is read once somebody does; a server that is gone is asked once it is back.
            if (connected.get() && focused(tabs.get()).shows === 'home') {
                void this.read();
            }
        }, PAUSE);
    }

    async read(): Promise<void> {
        const response = await request(`/local/score?agent=${encodeURIComponent(agentName())}`);
        if (response.ok) {
            this.score = (await response.json()) as Score;
        }
    }
}

function minutesOf(seconds: number): string {
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
