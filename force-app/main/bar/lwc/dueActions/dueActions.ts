import { api, LightningElement } from 'lwc';
import type { ActionView } from 'c/session';
import { actionState, actionLabel, nextTry } from 'c/labels';
import { commandsOf, type CommandView } from './commands';

interface ActionRow {
    key: string;
    what: string;
    text: string | undefined;
    state: string;
    next: string | undefined;
    role: 'alert' | undefined;
    look: string;
    commands: CommandView[];
}

/** What is due in a chat: the words to send, how it stands, and what the agent can do. Says `act` {key, command}. */
export default class DueActions extends LightningElement {
    /** The actions, as the session shows them. */
    @api actions: readonly ActionView[] = [];
    /** Now, in epoch milliseconds of the server. */
    @api now = 0;
    /** The accessible name of the whole. */
    @api name = '';

    get rows(): ActionRow[] {
        return this.actions.map((view) => ({
            key: view.key,
            what: actionLabel(view.action),
            text: view.text,
            state: actionState(view, this.now),
            next: nextTry(view, this.now),
            role: view.state === 'failed' ? 'alert' : undefined,
            look: `action ${view.state}`,
            commands: commandsOf(view)
        }));
    }

    act(event: Event): void {
        const { key, command } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent('act', { detail: { key, command }, bubbles: true, composed: true }));
    }
}
