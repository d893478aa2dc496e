import { LightningElement } from 'lwc';

import { playGuidedShift } from '../../shift/play.ts';
import { session } from '../../session/session.ts';
import { desk } from '../../session/world.ts';

const EASIEST = 'quiet';

/** The way in: one button, and what happens then. */
export default class GuidedStart extends LightningElement {
    name = capitalized(session().agent.name);
    isOnline = false;
    failure = '';
    isBusy = false;
    steps = [
        { key: 'offer', number: '1', title: 'Accept', text: 'A client asks for you in Omni-Channel.' },
        {
            key: 'clock',
            number: '2',
            title: 'Keep your promises',
            text: 'Chat Etiquette counts down what is due next.'
        },
        {
            key: 'text',
            number: '3',
            title: 'Send the agreed words',
            text: 'They are in your message box when it is time.'
        }
    ];
    #stop: () => void = () => undefined;

    connectedCallback(): void {
        this.#stop = desk.read(({ status }) => {
            this.isOnline = status?.takesWork ?? false;
        });
    }

    disconnectedCallback(): void {
        this.#stop();
    }

    get presence(): string {
        return this.isOnline ? 'You are online' : 'You are offline';
    }

    get presenceClass(): string {
        return `presence ${this.isOnline ? 'online' : ''}`;
    }

    get startLabel(): string {
        return this.isOnline ? 'Play a quiet shift' : 'Go online and play a quiet shift';
    }

    async start(): Promise<void> {
        this.isBusy = true;
        try {
            await playGuidedShift(EASIEST);
            this.failure = '';
        } catch (error) {
            this.failure = (error as Error).message;
        } finally {
            this.isBusy = false;
        }
    }
}

function capitalized(name: string): string {
    return name.charAt(0).toUpperCase() + name.slice(1);
}
