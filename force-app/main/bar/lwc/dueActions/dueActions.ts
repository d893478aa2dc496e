import { api, LightningElement } from 'lwc';
import type { ActionView } from 'c/session';
import { takeFirstClick } from 'c/firstClick';
import { actionLabel, actionState, commandsOf, nextTry, type CommandLabel } from 'c/labels';

const PLAIN = 'slds-button slds-button_neutral';
const STRONG = 'slds-button slds-button_brand';

interface ActionRow {
    key: string;
    what: string;
    text: string | undefined;
    state: string;
    next: string | undefined;
    role: 'alert' | undefined;
    look: string;
    commands: (CommandLabel & { look: string })[];
}

/** What is due in a chat: the words to send, how it stands, and what the agent can do. Says `act` {key, command}. */
export default class DueActions extends LightningElement {
    /** The actions, as the session shows them. */
    @api actions: readonly ActionView[] = [];
    /** Now, in epoch milliseconds of the server. */
    @api now = 0;
    /** The button that does the first action stands elsewhere. */
    @api isFirstElsewhere = false;
    /** The accessible name of the whole. */
    @api name = '';

    /** What had the focus before it was rendered. */
    #focused: Element | null | undefined;

    renderedCallback(): void {
        if (this.#focused?.isConnected === false) {
            // No other button: a key that is still held would press it.
            this.template?.querySelector<HTMLElement>('.actions')?.focus();
        }
    }

    get rows(): ActionRow[] {
        this.#focused = this.template?.activeElement;
        return this.actions.map((view, place) => ({
            key: view.key,
            what: actionLabel(view.action),
            text: view.text,
            state: actionState(view, this.now),
            next: nextTry(view, this.now),
            role: view.state === 'failed' ? 'alert' : undefined,
            look: `action ${view.state}`,
            commands: commandsOf(view)
                .map((command, index) => ({
                    ...command,
                    look: index === 0 && command.name !== 'dismiss' ? STRONG : PLAIN
                }))
                .filter(({ look }) => look === PLAIN || place > 0 || !this.isFirstElsewhere)
        }));
    }

    act(event: MouseEvent): void {
        if (!takeFirstClick(event)) {
            return;
        }
        const { key, command } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent('act', { detail: { key, command }, bubbles: true, composed: true }));
    }
}
