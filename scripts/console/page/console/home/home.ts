import { LightningElement } from 'lwc';

import type { Conversation, SceneSummary } from '../../../protocol.ts';
import { ask, request } from '../../session/link.ts';
import { session } from '../../session/session.ts';
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
    name = session().agent.name;
    all: Conversation[] = [];
    scenes: (SceneSummary & { playName: string })[] = [];
    #stop: () => void = () => undefined;

    connectedCallback(): void {
        this.#stop = conversations.read((all) => {
            this.all = [...all.values()];
        });
        void this.readScenes();
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

    get hasScenes(): boolean {
        return this.scenes.length > 0;
    }

    open(event: Event): void {
        openChat((event.currentTarget as HTMLElement).dataset.chat ?? '');
    }

    play(event: Event): void {
        void ask('/local/scene', { scene: (event.currentTarget as HTMLElement).dataset.scene ?? '' });
    }

    async readScenes(): Promise<void> {
        const response = await request('/local/scenes');
        const scenes = (await response.json()) as SceneSummary[];
        this.scenes = scenes.map((scene) => ({ ...scene, playName: `Play ${scene.title}` }));
    }
}
