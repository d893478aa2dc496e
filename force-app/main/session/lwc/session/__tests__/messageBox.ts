/** The agent's message box as a browser shows it, with what a chat's panel knows about it. */
export class MessageBox {
    text = '';
    /** Where the next text goes in. */
    cursor = 0;
    /** Keys came since the last message or the last text that was put in. */
    isTyped = false;
    /** A text of ours was put in and was neither sent nor cleared. */
    isInserted = false;

    /** The panel cannot read the message box: it knows only that keys came, or that a text was put in. */
    get mayHoldDraft(): boolean {
        return this.isTyped || this.isInserted;
    }

    /** The agent types at the cursor. */
    type(text: string): void {
        this.put(text);
        this.isTyped = true;
    }

    /** A text is put in at the cursor; the agent may have asked for it. */
    insert(text: string, _atAgentsRequest = false): void {
        this.put(text);
        this.isInserted = true;
        this.isTyped = false;
    }

    /** The page is loaded again, with the text in the box, of which the new panel knows nothing. */
    reload(): void {
        this.isTyped = false;
        this.isInserted = false;
    }

    clear(): void {
        this.text = '';
        this.cursor = 0;
        this.isTyped = false;
        this.isInserted = false;
    }

    /** The agent sends what is in it; returns that. */
    send(): string {
        const { text } = this;
        this.clear();
        return text;
    }

    private put(text: string): void {
        this.text = this.text.slice(0, this.cursor) + text + this.text.slice(this.cursor);
        this.cursor += text.length;
    }
}
