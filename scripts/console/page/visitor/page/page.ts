import { LightningElement } from 'lwc';

import type { VisitorChat } from '../../../protocol.ts';
import * as visit from '../visit.ts';
import { clientLines, noticeOf, type ClientLine } from '../clientLines.ts';

/** The languages that a client may say they have; what an org makes of them, its policies say. */
const LANGUAGES = [
    { code: 'en_US', name: 'English' },
    { code: 'de', name: 'Deutsch' },
    { code: 'es', name: 'Español' },
    { code: 'fr', name: 'Français' },
    { code: 'pt_BR', name: 'Português (Brasil)' }
];

/** The client's page: the form, then the chat. */
export default class Page extends LightningElement {
    languages = LANGUAGES;
    chat: VisitorChat | undefined;
    failure = '';
    isBusy = false;
    disconnected = false;
    #stops: (() => void)[] = [];
    #shown = 0;

    connectedCallback(): void {
        this.#stops = [
            visit.chat.read((chat) => {
                const began = !this.chat && chat;
                this.chat = chat;
                if (began) {
                    this.failure = '';
                }
            }),
            visit.connected.read((up) => {
                this.disconnected = !up;
            }),
            visit.refusal.read((reason) => {
                this.failure = reason;
            })
        ];
        visit.resume();
    }

    disconnectedCallback(): void {
        this.#stops.forEach((stop) => stop());
    }

    renderedCallback(): void {
        const log = this.template?.querySelector('.log');
        if (!log || this.lines.length === this.#shown) {
            return;
        }
        if (this.#shown === 0) {
            this.input?.focus();
        }
        this.#shown = this.lines.length;
        log.scrollTop = log.scrollHeight;
    }

    get isForm(): boolean {
        return this.chat === undefined;
    }

    get isEnded(): boolean {
        return this.chat?.state === 'ended';
    }

    get subtitle(): string {
        return this.chat?.agentName ? `You are talking to ${this.chat.agentName}` : 'We usually answer within a minute';
    }

    get notice(): string {
        return this.chat ? noticeOf(this.chat) : '';
    }

    get lines(): ClientLine[] {
        return this.chat ? clientLines(this.chat) : [];
    }

    get input(): HTMLTextAreaElement | null | undefined {
        return this.template?.querySelector<HTMLTextAreaElement>('.input');
    }

    async start(event: SubmitEvent): Promise<void> {
        event.preventDefault();
        const value = (name: string): string =>
            this.template?.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value.trim() ?? '';
        const missing = [...(this.template?.querySelectorAll('input') ?? [])].find((input) => !input.checkValidity());
        if (missing) {
            this.failure =
                missing.type === 'email'
                    ? 'Please give an email address, such as name@example.com.'
                    : 'Please give your first and last name.';
            missing.focus();
            return;
        }
        this.isBusy = true;
        await this.tryTo(() =>
            visit.start(
                {
                    firstName: value('firstName'),
                    lastName: value('lastName'),
                    email: value('email'),
                    language: value('language')
                },
                value('question')
            )
        );
        this.isBusy = false;
    }

    typed(event: KeyboardEvent): void {
        if (event.key !== 'Enter' || event.shiftKey || event.isComposing) {
            return;
        }
        event.preventDefault();
        void this.send();
    }

    async send(): Promise<void> {
        const { input } = this;
        const text = input?.value.trim() ?? '';
        if (!input || text === '') {
            return;
        }
        input.value = '';
        const sent = await this.tryTo(() => visit.send(text));
        if (!sent && input.value === '') {
            input.value = text;
        }
        input.focus();
    }

    chooseFile(): void {
        this.template?.querySelector<HTMLInputElement>('.file')?.click();
    }

    async sendFile(event: Event): Promise<void> {
        const chosen = event.currentTarget as HTMLInputElement;
        const [file] = chosen.files ?? [];
        if (file) {
            await this.tryTo(() => visit.sendFile(file));
        }
        chosen.value = '';
    }

    async end(): Promise<void> {
        await this.tryTo(() => visit.end());
    }

    leave(): void {
        visit.leave();
    }

    async tryTo(run: () => Promise<void>): Promise<boolean> {
        try {
            await run();
            this.failure = '';
            return true;
        } catch (error) {
            this.failure = (error as Error).message;
            return false;
        }
    }
}
