import { api, LightningElement } from 'lwc';
import type { ActionState, ActionView } from 'c/session';
import { takeFirstClick } from 'c/firstClick';
import { actionLabel, actionState, commandsOf, nextTry, type CommandLabel } from 'c/labels';

const PLAIN = 'slds-button slds-button_neutral';
const STRONG = 'slds-button slds-button_brand';

/** Between these an action goes by itself once its time is over. */
const BY_ITSELF: readonly ActionState[] = ['coming', 'snoozed', 'failed', 'due', 'claimed', 'inserted'];

interface ActionRow {
    key: string;
    what: string;
    text: string | undefined;
    state: string;
    next: string | undefined;
    role: 'alert' | undefined;
    look: string;
    style: string | undefined;
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

    /** The action that the pointer is on while its time runs: a click meant for one button must not land on another. */
    held: { key: string; commands: CommandLabel[]; style: string } | undefined;
    /** What had the focus before it was rendered. */
    #focused: Element | null | undefined;

    renderedCallback(): void {
        const { held } = this;
        // What is taken away under the pointer does not say that it left.
        if (held && this.actions.every(({ key }) => key !== held.key)) {
            this.release();
        }
        if (this.#focused?.isConnected === false) {
            // No other button: a key that is still held would press it.
            this.template?.querySelector<HTMLElement>('.actions')?.focus();
        }
    }

    get rows(): ActionRow[] {
        this.#focused = this.template?.activeElement;
        return this.actions.map((view, place) => this.rowOf(view, place));
    }

    rowOf(view: ActionView, place: number): ActionRow {
        const held = this.held?.key === view.key && BY_ITSELF.includes(view.state) ? this.held : undefined;
        return {
            key: view.key,
            what: actionLabel(view.action),
            text: view.text,
            state: actionState(view, this.now),
            next: nextTry(view, this.now),
            role: view.state === 'failed' ? 'alert' : undefined,
            look: `action ${view.state}`,
            style: held?.style,
            commands: (held?.commands ?? commandsOf(view))
                .map((command, index) => ({
                    ...command,
                    look: index === 0 && command.name !== 'dismiss' ? STRONG : PLAIN
                }))
                .filter(({ look }) => look === PLAIN || place > 0 || !this.isFirstElsewhere)
        };
    }

    hold({ currentTarget }: PointerEvent): void {
        const block = currentTarget as HTMLElement;
        const view = this.actions.find(({ key }) => key === block.dataset.action);
        this.held =
            view?.until === undefined
                ? undefined
                : { key: view.key, commands: commandsOf(view), style: `min-height: ${block.offsetHeight}px` };
    }

    release(): void {
        this.held = undefined;
    }

    act(event: MouseEvent): void {
        if (!takeFirstClick(event)) {
            return;
        }
        const { key, command } = (event.currentTarget as HTMLElement).dataset;
        this.release();
        this.dispatchEvent(new CustomEvent('act', { detail: { key, command }, bubbles: true, composed: true }));
    }
}
