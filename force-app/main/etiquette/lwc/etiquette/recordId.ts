/** Key prefixes of chats (LiveChatTranscript, MessagingSession), users and cases. */
const RECORD = /^(?:570|0Mw|005|500)[A-Za-z\d]{12}$/;
const SUFFIX_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const CASE_SENSITIVE_LENGTH = 15;

/** Returns the three characters that encode which letters of an id are capitals, five letters per character. */
function suffixOf(id: string): string {
    return [0, 5, 10]
        .map((first) => {
            const capitals = [...id.slice(first, first + 5)].reduce(
                (bits, letter, place) => (letter >= 'A' && letter <= 'Z' ? bits + 2 ** place : bits),
                0
            );
            return SUFFIX_CHARACTERS.charAt(capitals);
        })
        .join('');
}

/**
 * Returns the 18-character form of the id of a chat, a user or a case. Any other text is returned unchanged.
 *
 * @example recordId('570xx0000000001') // '570xx0000000001AAA'
 */
export function recordId(id: string): string {
    return id.length === CASE_SENSITIVE_LENGTH && RECORD.test(id) ? id + suffixOf(id) : id;
}
