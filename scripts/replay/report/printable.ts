/** Control characters, line ends among them, and what turns the direction of the text after it. */
const UNPRINTABLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
const STAND_IN = '\ufffd';

/** Returns a text of a timeline as a terminal may show it: what would move, colour or turn other text has a stand-in. */
export function printable(text: string): string {
    return text.replace(UNPRINTABLE, STAND_IN);
}

/** Returns the beginning of a text, and an ellipsis where something is left out. @param most in UTF-16 code units */
export function beginningOf(text: string, most: number): string {
    if (text.length <= most) {
        return text;
    }
    // A character beyond the first 65,536 takes two units, and half of it is none.
    const isHalved = (text.codePointAt(most - 1) ?? 0) > 0xffff;
    return `${text.slice(0, isHalved ? most - 1 : most)}…`;
}
