import { api, LightningElement } from 'lwc';
import { bandOf, mainClock, type ShownChat } from 'c/bands';
import { Countdowns } from 'c/countdowns';
import { takeFirstClick } from 'c/firstClick';
import { bandLabel, fill, ICONS, lookOf, MUTED_ICON, ruleLabel, stateLabel, type Look } from 'c/labels';
import type { ClockView } from 'c/session';
import buttonGo from '@salesforce/label/c.Etiquette_Button_Go';
import muted from '@salesforce/label/c.Etiquette_Muted';
import dueFor from '@salesforce/label/c.Etiquette_Actions_Of';
import moreActions from '@salesforce/label/c.Etiquette_More';
import ticketLabel from '@salesforce/label/c.Etiquette_Ticket';
import unsent from '@salesforce/label/c.Etiquette_Reason_Unknown';
import { focusAfter } from './menuKeys';
import { fitsOnlyAbove } from './menuPlace';
import { movesOf, type Move, type Moves } from './moves';

/**
 * One chat in a line: the clock that matters, and what the etiquette asks for next; opened, all its clocks and what is
 * due. Says `press` {chat, button}, `act` {key, command}, `answer` {chat, isAccepted}, `set` {mute} or {unmute}, `go` {chat}, and `rest` {chat}
 * where the pointer rests or the keyboard has come to it.
 */
export default class ChatRow extends LightningElement {
    /** The chat. */
    @api chat: ShownChat | undefined;
    /** The instant of the chat, in epoch milliseconds of the server. */
    @api now = 0;
    /** All clocks are shown, and what is due. */
    @api isOpen = false;

    words = { buttonGo, unsent };
    mutedIcon = MUTED_ICON;
    /** What the open menu offers: as it was when it was opened, so that nothing changes under the pointer. */
    menu: Move[] | undefined;
    opensUp = false;
    /** The time of the actions; moves only while one of them counts, since moving it renders the row. */
    actionsNow = 0;
    private countdowns = new Countdowns();
    private isMenuEntered = false;
    /** What had the focus in the row before it was rendered. */
    #focused: Element | null | undefined;

    connectedCallback(): void {
        this.countdowns.start();
    }

    disconnectedCallback(): void {
        this.countdowns.stop();
    }

    /** Moves the focus to the row. */
    @api
    focusRow(): void {
        this.template?.querySelector('button')?.focus();
    }

    renderedCallback(): void {
        const { template, main } = this;
        const places = template?.querySelectorAll<HTMLElement>('.time') ?? [];
        this.countdowns.adopt(places, main ? [main] : [], this.now, template?.querySelector('circle'));
        const isActionCounting = this.isOpen && this.view.actions.some(({ until }) => until !== undefined);
        this.countdowns.ticked = isActionCounting ? (now) => (this.actionsNow = now) : undefined;
        this.enterMenu();
        if (this.#focused?.isConnected === false) {
            this.focusMore();
        }
    }

    get view(): ShownChat {
        return this.chat as ShownChat;
    }

    get main(): ClockView | undefined {
        return mainClock(this.view);
    }

    get others(): ClockView[] {
        return this.view.clocks.filter((clock) => clock !== this.main);
    }

    get kind(): Look {
        return this.main ? lookOf(this.main) : 'dismissed';
    }

    get look(): string {
        const { isInFront } = this.view;
        return `row ${this.band.id === 'queue' ? 'calm' : this.kind}${isInFront ? ' front' : ''}`;
    }

    get band(): { id: string; label: string } {
        const id = bandOf(this.view);
        return { id, label: bandLabel(id) };
    }

    /** With the spaces that separate its words, so that all reads as one text. */
    get clock(): Record<'label' | 'word' | 'state' | 'icon', string> | undefined {
        const { main } = this;
        if (!main) {
            return undefined;
        }
        const word = ` ${stateLabel(main)}`;
        const state = this.view.isMuted ? `${word}, ${muted}` : word;
        return { label: `${ruleLabel(main.rule)} `, word, state, icon: ICONS[this.kind] };
    }

    get canGo(): boolean {
        return this.view.phase === 'accepted' || this.view.phase === 'ended';
    }

    get current(): 'true' | undefined {
        return this.view.isInFront ? 'true' : undefined;
    }

    get moves(): Moves {
        this.#focused = this.template?.activeElement;
        return movesOf(this.view);
    }

    get isMenuOpen(): boolean {
        return this.menu !== undefined;
    }

    get hasMore(): boolean {
        return this.moves.more.length > 0;
    }

    get more(): string {
        return fill(moreActions, this.view.clientName);
    }

    get dueFor(): string {
        return fill(dueFor, this.view.clientName);
    }

    get ticket(): string | undefined {
        return this.view.caseNumber && fill(ticketLabel, this.view.caseNumber);
    }

    get shownAt(): number {
        return Math.max(this.countdowns.at, this.now);
    }

    get dueNow(): number {
        return Math.max(this.actionsNow, this.now);
    }

    get ticketUrl(): string {
        return `/${this.view.caseId ?? ''}`;
    }

    get hasDetails(): boolean {
        return this.isOpen && (this.others.length > 0 || this.hasActions);
    }

    get hasActions(): boolean {
        return this.view.actions.length > 0;
    }

    get menuLook(): string {
        return this.opensUp ? 'menu up' : 'menu';
    }

    say(name: string, detail: object): void {
        this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    }

    make(event: MouseEvent): void {
        if (!takeFirstClick(event)) {
            return;
        }
        const { list, index } = (event.currentTarget as HTMLElement).dataset;
        const moves = list === 'menu' ? this.menu : this.moves.first;
        const move = moves?.[Number(index)];
        if (list === 'menu') {
            this.focusMore();
        }
        this.closeMenu();
        if (move) {
            this.say(move.event, move.detail);
        }
    }

    go(): void {
        this.say('go', { chat: this.view.chat });
    }

    openTicket(event: Event): void {
        event.preventDefault();
        this.say('go', { chat: this.view.caseId });
    }

    rest(event: Event): void {
        // A style of the row itself changes once the pointer has rested on it: no timer is needed.
        if (
            event.type === 'focusin'
                ? (event.target as Element).matches(':focus-visible')
                : event.target === event.currentTarget
        ) {
            this.say('rest', { chat: this.view.chat, byKeyboard: event.type === 'focusin' });
        }
    }

    toggleMenu(event: MouseEvent): void {
        if (!takeFirstClick(event)) {
            return;
        }
        this.opensUp = false;
        this.menu = this.menu ? undefined : this.moves.more;
    }

    /** Moves the focus into a menu that has just been opened, once it stands where it fits. */
    enterMenu(): void {
        const menu = this.template?.querySelector('[role="menu"]');
        const line = this.template?.querySelector('.line');
        if (!menu || !line || this.isMenuEntered) {
            this.isMenuEntered = this.isMenuOpen;
            return;
        }
        if (!this.opensUp && fitsOnlyAbove(menu, line)) {
            this.opensUp = true;
            return;
        }
        this.isMenuEntered = true;
        menu.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    }

    closeMenu(): void {
        this.menu = undefined;
    }

    /**
     * Keeps the focus in the row where the button that has it goes. A press that was meant for that one only opens the menu,
     * or goes to the chat where there is none.
     */
    focusMore(): void {
        const { template } = this;
        const button = template?.querySelector<HTMLElement>('.more') ?? template?.querySelector<HTMLElement>('.go');
        button?.focus();
    }

    leaveMenu({ relatedTarget }: FocusEvent): void {
        if (!(relatedTarget as Element | null)?.matches('.more, [role="menuitem"]')) {
            this.closeMenu();
        }
    }

    walkMenu(event: KeyboardEvent): void {
        const items = [...(this.template?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
        const next = focusAfter(event.key, items, event.target as HTMLElement);
        if (event.key === 'Escape') {
            this.closeMenu();
            this.focusMore();
        }
        if (next || event.key === 'Escape') {
            // The panel would close on Escape.
            event.preventDefault();
            event.stopPropagation();
            next?.focus();
        }
    }
}
