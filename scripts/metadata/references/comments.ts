/** Texts come first, so that what looks like a comment within them is left alone. */
const COMMENT = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|<!--[\s\S]*?-->|\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(),])\/\/[^\n]*/g;

/** The text with blanks where comments stand, so that every position stays what it was. */
export function withoutComments(text: string): string {
    return text.replace(COMMENT, (match) => (/^['"]/.test(match) ? match : match.replace(/[^\n]/g, ' ')));
}
