import { api, LightningElement, wire } from 'lwc';
import { MessageContext, type MessageContextValue } from 'lightning/messageService';
import { runInConversation } from 'c/conversationToolkit';
import { linkPanel, type PanelLink } from 'c/panelLink';
import type { ShownChat } from 'c/bands';
import type { ActionCommand, ActionView } from 'c/session';
import type { Button } from 'c/etiquette';
import showCountdowns from 'c/countdowns';
import { takeFirstClick } from 'c/firstClick';
import { bandLabel, buttonLabel, fill, languageName } from 'c/labels';
import dueFor from '@salesforce/label/c.Etiquette_Actions_Of';
import clocksOf from '@salesforce/label/c.Etiquette_Clocks_Of';
import panelEmpty from '@salesforce/label/c.Etiquette_Panel_Empty';
import policyDefaults from '@salesforce/label/c.Etiquette_Policy_Defaults';
import policyInForce from '@salesforce/label/c.Etiquette_Policy_In_Force';
import policyTextsIn from '@salesforce/label/c.Etiquette_Policy_Texts_In';
import ready from '@salesforce/label/c.Etiquette_Ready';
import ticketLabel from '@salesforce/label/c.Etiquette_Ticket';
import { goToChat } from 'c/workspace';
import { focusMessageBox } from './messageBox';
import { watchShown, type ShownWatch } from './visibility';

/** Key prefix of a MessagingSession; legacy Chat's toolkit is the Aura bridge's. */
const MESSAGING = '0Mw';

/**
 * A chat's clocks beside its conversation. It also does what the bar asks for in the conversation: the toolkit works
 * only from a component that is rendered on the chat's page.
 */
export default class EtiquettePanel extends LightningElement {
    /** The chat that the page shows. A page can go on to another record, and may say late which one it shows. */
    @api
    get recordId(): string {
        return this.shownId;
    }

    set recordId(id: string) {
        this.part();
        this.shownId = id;
        this.join();
    }

    /** What the chat is; the page tells it. */
    @api objectApiName = '';

    view: ShownChat | undefined;
    now = 0;
    labels = { ready };
    private shownId = '';
    private context: MessageContextValue | undefined;
    private link: PanelLink | undefined;
    private watch: ShownWatch | undefined;
    /** The message box gets the focus once it is there. */
    private wantsFocus = false;

    @wire(MessageContext)
    takeContext(context: MessageContextValue | undefined): void {
        this.context = context;
        this.join();
    }

    connectedCallback(): void {
        this.join();
    }

    disconnectedCallback(): void {
        this.part();
    }

    part(): void {
        this.watch?.stop();
        this.watch = undefined;
        this.link?.leave();
        this.link = undefined;
        // Whoever comes back asks the bar, and may have missed that the chat is gone.
        this.view = undefined;
    }

    join(): void {
        const host = this.template?.host;
        if (this.link || !this.context || !this.recordId || !this.isConnected || !host) {
            return;
        }
        const run = this.recordId.startsWith(MESSAGING) ? runInConversation : undefined;
        const link = linkPanel(this.context, this.recordId, this, run);
        this.link = link;
        const shown = (): void => {
            link.shown();
            if (this.wantsFocus) {
                this.moveFocus();
            }
        };
        this.watch = watchShown(host, shown, () => link.behind());
    }

    focus(isComing: boolean): void {
        this.wantsFocus = isComing;
        if (this.isInFront()) {
            this.moveFocus();
        }
    }

    /** Where the message box cannot be reached, or is not there yet, the panel gets the focus. */
    moveFocus(): void {
        const { host } = this.template ?? {};
        this.wantsFocus = host !== undefined && !focusMessageBox(host);
        if (this.wantsFocus) {
            this.section?.focus();
        }
    }

    get section(): HTMLElement | null | undefined {
        return this.template?.querySelector<HTMLElement>('.panel');
    }

    isInFront(): boolean {
        return this.watch?.isShown() ?? false;
    }

    show(view: ShownChat | undefined, now: number): void {
        this.view = view;
        this.now = now;
        // Without a view there is no instant either, and the countdowns of the whole page go by what is shown here.
        if (view) {
            this.tick(now);
        }
    }

    tick(now: number): void {
        showCountdowns(now);
        // The conversation may be rendered later than the panel.
        if (this.wantsFocus && this.template?.activeElement === this.section) {
            this.moveFocus();
        }
        // Moves only while an action counts, since moving it renders the panel.
        if (this.view?.actions.some(({ until }) => until !== undefined)) {
            this.now = now;
        }
    }

    /** The texts that wait for a click: the message box may hold a draft, or there is no way into it. */
    get readyTexts(): ActionView[] {
        return (this.view?.actions ?? []).filter(({ state }) => state === 'parked');
    }

    get isReady(): boolean {
        return this.readyTexts.length > 0;
    }

    get otherActions(): ActionView[] {
        return (this.view?.actions ?? []).filter(({ state }) => state !== 'parked');
    }

    get hasActions(): boolean {
        return this.otherActions.length > 0;
    }

    get emptyText(): string | undefined {
        if (this.view?.phase === 'ended') {
            return bandLabel('ended');
        }
        return this.view?.clocks.length || this.view?.actions.length ? undefined : panelEmpty;
    }

    get buttons(): { name: Button; label: string }[] {
        return (this.view?.buttons ?? []).map((name) => ({ name, label: buttonLabel(name) }));
    }

    get ticket(): string | undefined {
        return this.view?.caseNumber && fill(ticketLabel, this.view.caseNumber);
    }

    get ticketUrl(): string {
        return `/${this.view?.caseId ?? ''}`;
    }

    openTicket(event: Event): void {
        event.preventDefault();
        // Outside of a console there are no tabs to open it in but the browser's.
        goToChat(this.view?.caseId ?? '').catch(() => window.open(this.ticketUrl));
    }

    get policy(): string {
        const { policy = policyDefaults, textsIn } = this.view ?? {};
        return textsIn ? fill(policyTextsIn, policy, languageName(textsIn)) : fill(policyInForce, policy);
    }

    get dueFor(): string {
        return fill(dueFor, this.view?.clientName ?? '');
    }

    get name(): string {
        return fill(clocksOf, this.view?.clientName ?? '');
    }

    press(event: MouseEvent): void {
        if (takeFirstClick(event)) {
            this.link?.press((event.currentTarget as HTMLElement).dataset.name as Button);
            this.moveFocus();
        }
    }

    act({ detail }: CustomEvent<{ key: string; command: ActionCommand }>): void {
        this.link?.act(detail.key, detail.command);
        this.moveFocus();
    }
}
