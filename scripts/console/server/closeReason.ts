/** The longest reason in a close frame, in bytes. */
const LONGEST = 123;

/** The reason of a close frame: at most 123 bytes, whole characters. */
export function closeReason(text: string): string {
    let reason = text;
    while (Buffer.byteLength(reason) > LONGEST) {
        reason = [...reason].slice(0, -1).join('');
    }
    return reason;
}
