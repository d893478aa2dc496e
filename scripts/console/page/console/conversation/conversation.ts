import { api, LightningElement } from 'lwc';

import { MESSAGE_LIMIT, type Conversation as WorldConversation } from '../../../protocol.ts';
import { explain, takeAway, understood } from '../../coach/coach.ts';
import { endingWords, linesOf, type Line } from '../../conversation/lines.ts';
import { noteRendered } from '../../conversation/rendered.ts';
import { keepDraft, keptDraft, withText } from '../../conversation/draft.ts';
import { ask } from '../../session/link.ts';
import { agentName } from '../../session/session.ts';
import { conversations, desk } from '../../session/world.ts';

/** A chat's conversation: the log, the agent's input, and the end of it. */
export default class Conversation extends LightningElement {
    /** The chat's record. */
    @api chat = '';
    conversation: WorldConversation | undefined;
    targets: { value: string; label: string; disabled: boolean }[] = [];
    failure = '';
    messageLimit = MESSAGE_LIMIT;
    #inFront = false;
    #stops: (() => void)[] = [];

    /** The conversation's tab is the one that is shown. */
    @api
    get inFront(): boolean {
        return this.#inFront;
    }
    set inFront(inFront: boolean) {
        this.#inFront = inFront;
        if (!inFront) {
            takeAway('text');
        }
    }

    connectedCallback(): void {
        this.#stops = [
            conversations.read((all) => {
                this.conversation = all.get(this.chat) ?? this.conversation;
            }),
            desk.read(({ colleagues, queues }) => {
                this.targets = [
                    ...colleagues.map(({ name, available }) => ({
                        value: `agent:${name}`,
                        label: available ? name : `${name} (not available)`,
                        disabled: !available
                    })),
                    ...queues.map(({ id, name }) => ({
                        value: `queue:${id}`,
                        label: `Queue: ${name}`,
                        disabled: false
                    }))
                ];
            }),
            noteRendered({
                chat: this.chat,
                kind: this.conversation?.kind ?? 'messaging',
                setInput: (text, atCursor) => this.setInput(text, atCursor),
                isVisible: () => this.#inFront && document.visibilityState === 'visible',
                lastShown: () => this.lastShown()
            })
        ];
    }

    disconnectedCallback(): void {
        this.#stops.forEach((stop) => stop());
    }

    renderedCallback(): void {
        const { input } = this;
        if (input && input.value === '' && !this.isEnded) {
            input.value = keptDraft(this.chat);
        }
    }

    get input(): HTMLTextAreaElement | null | undefined {
        return this.template?.querySelector<HTMLTextAreaElement>('.input');
    }

    get log(): Element | null | undefined {
        return this.template?.querySelector('.log');
    }

    get clientName(): string {
        const { firstName = '', lastName = '' } = this.conversation?.client ?? {};
        return `${firstName} ${lastName}`.trim();
    }

    get icon(): string {
        return this.conversation?.kind === 'chat' ? 'standard:live_chat' : 'standard:messaging_conversation';
    }

    get logLabel(): string {
        return `Conversation with ${this.clientName}`;
    }

    get isEnded(): boolean {
        return this.conversation === undefined || this.conversation.state === 'ended';
    }

    get canTransfer(): boolean {
        return !this.isEnded && this.targets.length > 0;
    }

    get statusText(): string {
        const { state, kind, ended } = this.conversation ?? {};
        if (state === 'ended') {
            return ended ? endingWords(ended) : 'Ended';
        }
        if (state === 'inactive') {
            return 'Inactive: goes on with the next message';
        }
        return kind === 'chat' ? 'Chat in progress' : 'Messaging session active';
    }

    get placeholder(): string {
        return this.isEnded ? 'This chat has ended.' : 'Type a message. Enter sends it.';
    }

    get lines(): Line[] {
        return this.conversation ? linesOf(this.conversation) : [];
    }

    typed(event: KeyboardEvent): void {
        if (event.key !== 'Enter' || event.shiftKey || event.isComposing) {
            return;
        }
        event.preventDefault();
        void this.send();
    }

    clearFailure(): void {
        this.failure = '';
        keepDraft(this.chat, this.input?.value ?? '');
    }

    async send(): Promise<void> {
        const { input } = this;
        const text = input?.value.trim() ?? '';
        if (!input || text === '') {
            return;
        }
        understood('countdown');
        understood('text');
        input.value = '';
        keepDraft(this.chat, '');
        this.log?.scrollTo({ top: 0 });
        try {
            await ask('/local/agent/send', { agent: agentName(), chat: this.chat, text });
            this.failure = '';
        } catch (error) {
            // What the agent wrote must not be lost with the failure.
            if (input.value === '') {
                input.value = text;
            }
            keepDraft(this.chat, input.value);
            this.failure = `Not sent: ${(error as Error).message}`;
        }
    }

    async end(): Promise<void> {
        await this.tryTo('The chat was not ended', () =>
            ask('/local/agent/end', { agent: agentName(), chat: this.chat })
        );
    }

    async transfer(event: CustomEvent<{ value: string }>): Promise<void> {
        const [kind, ...rest] = event.detail.value.split(':');
        const to = kind === 'agent' ? { toAgent: rest.join(':') } : { toQueue: rest.join(':') };
        await this.tryTo('Not transferred', () =>
            ask('/local/agent/transfer', { agent: agentName(), chat: this.chat, ...to })
        );
    }

    async tryTo(what: string, run: () => Promise<unknown>): Promise<void> {
        try {
            await run();
            this.failure = '';
        } catch (error) {
            this.failure = `${what}: ${(error as Error).message}`;
        }
    }

    /** The lowest entry inside the log's window; nothing where the newest is. */
    lastShown(): string | undefined {
        const { log } = this;
        // It counts from its end upwards.
        if (!log || log.scrollTop > -1) {
            return undefined;
        }
        const bottom = log.getBoundingClientRect().bottom;
        const rows = [...log.querySelectorAll('li')];
        const shown = rows.filter((row) => row.getBoundingClientRect().top < bottom).length;
        const said = new Set(this.conversation?.entries.map(({ id }) => id));
        return this.lines.slice(0, shown).findLast(({ id }) => said.has(id))?.id;
    }

    setInput(text: string, atCursor: boolean): void {
        const { input } = this;
        if (!input || this.isEnded) {
            throw new Error(`The chat ${this.chat} has ended: nothing can be written to it.`);
        }
        const { value, caret } = withText(input.value, input.selectionEnd, text, atCursor);
        input.value = value;
        input.setSelectionRange(caret, caret);
        explain('text', input);
        keepDraft(this.chat, value);
    }
}
