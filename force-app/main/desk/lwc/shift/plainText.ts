/** Control characters, marks that turn the direction of writing, and characters without width. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/gu;

/** A text on one line and as it reads: nothing in it can pose as another line, or turn the writing round. */
export const oneLine = (text: string): string => text.replace(UNSEEN, ' ').replace(/\s+/gu, ' ').trim();

/** The first characters of a text, never half of one. */
export const cut = (text: string, length: number): string => {
    const characters = [...text];
    return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
};
