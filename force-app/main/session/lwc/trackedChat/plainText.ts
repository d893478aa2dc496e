/** Control characters, marks that turn the direction of writing, and characters without width. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/gu;

/** A text on one line and as it reads: nothing in it can pose as another line, or turn the writing round. */
export function oneLine(text: string): string {
    return text.replace(UNSEEN, ' ').replace(/\s+/gu, ' ').trim();
}

/** The first half of a character that takes two. */
const HALF = /[\ud800-\udbff]$/;

/** The first characters of a text, never half of one; `length` counts as the server does, in UTF-16. */
export function cut(text: string, length: number): string {
    return text.length <= length ? text : `${text.slice(0, length - 1).replace(HALF, '')}…`;
}
