import { LightningElement } from 'lwc';

import type { Conversation } from '../../../protocol.ts';
import { conversations } from '../../session/world.ts';
import { openChat } from '../../workspace/workspace.ts';

const STATES = {
    waiting: 'Waiting',
    active: 'In progress',
    inactive: 'Inactive',
    ended: 'Ended: close its tab to complete it'
};

/** The home tab: the agent's chats, and clients to try the console with. */
export default class Home extends LightningElement {
    all: Conversation[] = [];
    #stop: () => void = () => undefined;

    connectedCallback(): void {
        this.#stop = conversations.read((all) => {
            this.all = [...all.values()];
        });
    }

    disconnectedCallback(): void {
        this.#stop();
    }

    get chats(): { id: string; name: string; state: string }[] {
        return this.all.map(({ chat, client, state }) => ({
            id: chat,
            name: `${client.firstName} ${client.lastName}`.trim(),
            state: STATES[state]
        }));
    }

    get noChats(): boolean {
        return this.all.length === 0;
    }

    open(event: Event): void {
        openChat((event.currentTarget as HTMLElement).dataset.chat ?? '');
    }
}
