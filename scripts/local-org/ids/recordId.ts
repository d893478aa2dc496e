const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-5]{3})?$/;
/** Which org an id comes from: two characters after the prefix of the object. */
const INSTANCE = 'Lc0';
const SHORT = 15;
const COUNTER_LENGTH = 9;

/** True for text of the form of a record id, with 15 or 18 characters; the checksum of a long one must hold. */
export function isRecordId(text: string): boolean {
    return (
        ID.test(text) &&
        (text.length === SHORT ||
            withChecksum(text.slice(0, SHORT)) === text.slice(0, SHORT) + text.slice(SHORT).toUpperCase())
    );
}

/** The 18-character form of a record id; undefined where the text is none. */
export function longId(text: string): string | undefined {
    return isRecordId(text) ? withChecksum(text.slice(0, SHORT)) : undefined;
}

/** The 15-character form, as some of Salesforce's messages give it. */
export function shortId(id: string): string {
    return id.slice(0, SHORT);
}

/** The three characters that say of which object a record is. */
export function prefixOf(id: string): string {
    return id.slice(0, 3);
}

/** The id number `count` of an object. */
export function makeId(prefix: string, count: number): string {
    let digits = '';
    for (let rest = count; rest > 0; rest = Math.floor(rest / DIGITS.length)) {
        digits = DIGITS[rest % DIGITS.length] + digits;
    }
    return withChecksum(prefix + INSTANCE + digits.padStart(COUNTER_LENGTH, '0'));
}

/** Three characters that say which letters are capitals, for programs that do not tell capitals from small ones. */
function withChecksum(short: string): string {
    let checksum = '';
    for (let start = 0; start < SHORT; start += 5) {
        let bits = 0;
        for (let offset = 0; offset < 5; offset++) {
            const letter = short.charCodeAt(start + offset);
            if (letter >= 65 && letter <= 90) {
                bits += 1 << offset;
            }
        }
        checksum += ALPHABET[bits];
    }
    return short + checksum;
}
