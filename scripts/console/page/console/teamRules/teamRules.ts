import { LightningElement } from 'lwc';

import type { TeamRules as Rules } from '../../../protocol.ts';
import { ask, request } from '../../session/link.ts';
import { happenings } from '../../session/world.ts';
import { RULE_NAMES } from '../../shift/ruleNames.ts';

const POLICY = 'Etiquette_Policy__c';
const WHEN: Record<string, string> = {
    connect: 'a client is connected within',
    response: 'a client gets a reply within',
    update: 'after a Hold, a word every',
    answer: 'an answer, or a ticket, within',
    duration: 'an unresolved chat gets a ticket after',
    nudge: 'a silent client is asked after',
    idle: 'a silent chat is closed after',
    idleAfterNudge: 'and at the earliest after the check-in'
};

/** The limits of the policy records, to be changed while clocks run. */
export default class TeamRules extends LightningElement {
    all: Rules[] = [];
    chosen = 0;
    failure = '';
    saved = '';
    #stop: () => void = () => undefined;

    connectedCallback(): void {
        void this.read();
        this.#stop = happenings.on('change', ({ entity }) => {
            if (entity === POLICY) {
                void this.read();
            }
        });
    }

    disconnectedCallback(): void {
        this.#stop();
    }

    get rules(): Rules | undefined {
        return this.all[this.chosen] ?? this.all[0];
    }

    get policies(): { index: number; name: string; selected: boolean }[] {
        return this.all.map(({ name }, index) => ({ index, name, selected: index === this.chosen }));
    }

    get hasChoice(): boolean {
        return this.all.length > 1;
    }

    get limits(): { name: string; id: string; label: string; when: string; seconds: number }[] {
        return Object.entries(this.rules?.limits ?? {}).map(([name, seconds]) => ({
            name,
            id: `limit-${name}`,
            label: RULE_NAMES[name] ?? name,
            when: WHEN[name] ?? '',
            seconds
        }));
    }

    choose(event: Event): void {
        this.chosen = Number((event.currentTarget as HTMLSelectElement).value);
        this.saved = '';
    }

    async save(event: Event): Promise<void> {
        const input = event.currentTarget as HTMLInputElement;
        const { limit = '' } = input.dataset;
        const seconds = Number(input.value);
        const { id, limits = {} } = this.rules ?? {};
        if (seconds === limits[limit]) {
            return;
        }
        const label = RULE_NAMES[limit] ?? limit;
        try {
            await ask('/local/rules', { ...(id === undefined ? {} : { id }), limits: { [limit]: seconds } });
            await this.read();
            this.failure = '';
            this.saved = `${label} is ${seconds} seconds now.`;
        } catch (error) {
            this.failure = `${label}: ${(error as Error).message}`;
            this.saved = '';
            input.value = String(limits[limit]);
        }
    }

    async read(): Promise<void> {
        const response = await request('/local/rules');
        if (response.ok) {
            this.all = (await response.json()) as Rules[];
        }
    }
}
