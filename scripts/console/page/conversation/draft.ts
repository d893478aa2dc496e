/** The agent's input with a text put in: at the cursor (what is selected stays), or instead of everything. */
export function withText(
    before: string,
    cursor: number,
    text: string,
    atCursor: boolean
): { value: string; caret: number } {
    if (!atCursor) {
        return { value: text, caret: text.length };
    }
    return {
        value: before.slice(0, cursor) + text + before.slice(cursor),
        caret: cursor + text.length
    };
}

/** Keeps what the agent is typing over a reload. */
export function keepDraft(chat: string, text: string): void {
    if (text === '') {
        sessionStorage.removeItem(`console:draft:${chat}`);
    } else {
        sessionStorage.setItem(`console:draft:${chat}`, text);
    }
}

/** What the agent was typing before a reload. */
export function keptDraft(chat: string): string {
    return sessionStorage.getItem(`console:draft:${chat}`) ?? '';
}
