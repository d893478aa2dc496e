import { api, LightningElement } from 'lwc';
import { mostUrgentChat, type Band, type ShownChat } from 'c/bands';
import { bandLabel, fill } from 'c/labels';
import bandCount from '@salesforce/label/c.Etiquette_Band_Count';
import emptyText from '@salesforce/label/c.Etiquette_Empty_Text';
import emptyTitle from '@salesforce/label/c.Etiquette_Empty_Title';
import title from '@salesforce/label/c.Etiquette_Title';
import { Arrangement } from './arrangement';
import { RowMoves } from './rowMoves';

interface Row extends HTMLElement {
    focusRow(): void;
}

/** The chats of a list at an instant. */
export interface ListView {
    /** Epoch milliseconds of the server. */
    now: number;
    chats: readonly ShownChat[];
}

interface RowView {
    chat: ShownChat;
    isOpen: boolean;
}

interface BandRows {
    key: string;
    label: string;
    heading: string;
    isEnded: boolean;
    isExpanded: boolean;
    rows: RowView[];
}

/**
 * Every chat of the agent, in bands: who waits for the agent first. While the pointer or the keyboard is in it, no row
 * moves: a click meant for one client must not land on another.
 */
export default class ChatList extends LightningElement {
    /** The chats and their instant. */
    @api view: ListView | undefined;

    words = { emptyText, emptyTitle, title };
    isPointed = false;
    hasKeyboard = false;
    showsEnded = false;
    /** Chats that the pointer or the keyboard has opened. */
    rested: readonly string[] = [];
    #urgent: string | undefined;
    #arrangement = new Arrangement();
    /** Rows and the headings of their bands, as they stand one below the other. */
    #lines: readonly HTMLElement[] = [];
    #rows: readonly Row[] = [];
    #moves = new RowMoves();

    /** Moves the focus to a row: by its chat, or by its number, counted from 1; to none if there is none. */
    @api
    focusRow(which: number | string): void {
        const row = this.#rows.find(({ dataset }, index) => index + 1 === which || dataset.line === which);
        row?.focusRow();
    }

    renderedCallback(): void {
        this.#lines = [...(this.template?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
        this.#rows = this.#lines.filter((line): line is Row => line.matches('c-chat-row'));
        this.noteLosses();
        this.holdHeights();
        this.#moves.after(this.#lines);
    }

    /** What is taken away under the pointer or the focus does not say that they left it. */
    noteLosses(): void {
        const wasHeld = this.isHeld;
        this.isPointed &&= !this.isEmpty;
        this.hasKeyboard &&= this.template?.activeElement !== null;
        if (wasHeld) {
            this.letGo();
        }
        if (this.isEmpty) {
            this.#arrangement = new Arrangement();
        }
    }

    /** A row that is not the one in use must not grow or shrink above it. */
    holdHeights(): void {
        const current = this.isHeld ? this.rested.at(-1) : undefined;
        for (const row of this.#rows) {
            const isFixed = this.isHeld && row.dataset.line !== current;
            row.style.height = isFixed ? row.style.height || `${row.offsetHeight}px` : '';
        }
    }

    get isHeld(): boolean {
        return this.isPointed || this.hasKeyboard;
    }

    get bands(): BandRows[] {
        const { isHeld, rested } = this;
        const bands = this.#arrangement.take(this.view?.chats ?? [], isHeld);
        this.#moves.before(bands.flatMap(({ chats }) => chats.map(({ chat }) => chat)).join(), this.#lines, isHeld);
        if (!isHeld) {
            const urgent = mostUrgentChat(bands.flatMap(({ chats }) => chats));
            this.#urgent = urgent?.isInFront ? undefined : urgent?.chat;
        }
        return bands.map(({ key, band, chats }) => ({
            key,
            ...this.headingOf(band, chats.length),
            rows:
                band === 'ended' && !this.showsEnded
                    ? []
                    : chats.map((chat) => ({
                          chat,
                          isOpen: chat.chat === this.#urgent || rested.includes(chat.chat)
                      }))
        }));
    }

    headingOf(band: Band, count: number): Omit<BandRows, 'key' | 'rows'> {
        const label = bandLabel(band);
        return {
            label,
            heading: fill(bandCount, label, String(count)),
            isEnded: band === 'ended',
            isExpanded: this.showsEnded
        };
    }

    get isEmpty(): boolean {
        return !this.view?.chats.length;
    }

    toggleEnded(): void {
        this.showsEnded = !this.showsEnded;
    }

    rest({ detail }: CustomEvent<{ chat: string; byKeyboard: boolean }>): void {
        this.hasKeyboard ||= detail.byKeyboard;
        this.rested = [...this.rested.filter((chat) => chat !== detail.chat), detail.chat];
    }

    enter(): void {
        this.isPointed = true;
    }

    leave(): void {
        this.isPointed = false;
        this.letGo();
    }

    blurred({ currentTarget, relatedTarget }: FocusEvent): void {
        // On its way to the next row the focus is in none for a moment: the rows would move under the keyboard.
        if ((currentTarget as Element).contains(relatedTarget as Element | null)) {
            return;
        }
        this.hasKeyboard = false;
        this.letGo();
    }

    letGo(): void {
        if (!this.isHeld && this.rested.length > 0) {
            this.rested = [];
        }
    }
}
