import { LightningElement } from 'lwc';

import type { Desk, Work } from '../../../protocol.ts';
import { accept, decline, goOffline, nameOf, setPresence } from '../../omni/omni.ts';
import { session } from '../../session/session.ts';
import { desk } from '../../session/world.ts';
import { changeUtility, OMNI, utilities } from '../../workspace/utilities.ts';
import { openChat } from '../../workspace/workspace.ts';

const OFFLINE = 'offline';

/** The Omni-Channel utility: presence, workload, new requests, and the agent's work. */
export default class OmniChannel extends LightningElement {
    desk: Desk = desk.get();
    failure = '';
    #stop: () => void = () => undefined;

    connectedCallback(): void {
        this.#stop = desk.read((state) => {
            this.desk = state;
            showInBar(state);
        });
    }

    disconnectedCallback(): void {
        this.#stop();
    }

    get statuses(): { value: string; label: string; selected: boolean }[] {
        const current = this.desk.status?.id ?? OFFLINE;
        return [
            ...session().statuses.map(({ id, label }) => ({ value: id, label, selected: id === current })),
            { value: OFFLINE, label: 'Offline', selected: current === OFFLINE }
        ];
    }

    get dotClass(): string {
        const { status } = this.desk;
        if (!status) {
            return 'dot offline';
        }
        return status.takesWork ? 'dot online' : 'dot away';
    }

    get workloadText(): string {
        return `${this.desk.workload} of ${this.desk.capacity} chats`;
    }

    get usedStyle(): string {
        const { workload, capacity } = this.desk;
        return `width:${capacity > 0 ? Math.min(100, (100 * workload) / capacity) : 0}%`;
    }

    get requests(): Work[] {
        return this.desk.works.filter((work) => !work.engaged);
    }

    get engaged(): (Work & { name: string; icon: string })[] {
        return this.desk.works
            .filter((work) => work.engaged)
            .map((work) => ({
                ...work,
                name: nameOf(work),
                icon: work.kind === 'chat' ? 'standard:live_chat' : 'standard:messaging_conversation'
            }));
    }

    get noRequests(): boolean {
        return this.requests.length === 0;
    }

    get emptyText(): string {
        if (!this.desk.status) {
            return 'You are offline. Choose a status to get requests.';
        }
        if (!this.desk.status.takesWork) {
            return 'No requests come in this status.';
        }
        return this.desk.waiting > 0 ? `${this.desk.waiting} waiting in the queue.` : 'No requests.';
    }

    renderedCallback(): void {
        // The browser keeps what the agent chose last, also where the server has changed it since.
        const select = this.template?.querySelector('select');
        const current = this.desk.status?.id ?? OFFLINE;
        if (select && select.value !== current) {
            select.value = current;
        }
    }

    setPresence(event: Event): void {
        const { value } = event.currentTarget as HTMLSelectElement;
        void this.tryTo(() => (value === OFFLINE ? goOffline() : setPresence(value)));
    }

    accept(event: CustomEvent<string>): void {
        void this.tryTo(() => accept(event.detail));
    }

    decline(event: CustomEvent<string>): void {
        void this.tryTo(() => decline(event.detail));
    }

    openChat(event: Event): void {
        openChat((event.currentTarget as HTMLElement).dataset.chat ?? '');
    }

    async tryTo(run: () => Promise<void>): Promise<void> {
        try {
            await run();
            this.failure = '';
        } catch (error) {
            this.failure = (error as Error).message;
        }
    }
}

function showInBar({ status, works }: Desk): void {
    const omni = utilities.get().find((one) => one.item.component === OMNI);
    if (!omni) {
        return;
    }
    const requests = works.filter((work) => !work.engaged).length;
    const label = `Omni-Channel (${status ? status.label : 'Offline'})`;
    const highlighted = requests > 0;
    if (omni.label !== label || omni.highlighted !== highlighted) {
        changeUtility(omni.id, { label, highlighted });
    }
}
