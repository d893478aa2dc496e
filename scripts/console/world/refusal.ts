import type { RefusalCode } from '../protocol.ts';

/** Something that cannot be done; the message says what, why, and what can be done instead. */
export class RefusalError extends Error {
    readonly code: RefusalCode;

    constructor(code: RefusalCode, message: string) {
        super(message);
        this.name = 'RefusalError';
        this.code = code;
    }
}
