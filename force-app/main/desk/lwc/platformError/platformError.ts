/** What the platform refused; the message is its own words. */
export class PlatformError extends Error {
    /** The platform's code, such as DUPLICATE_VALUE; empty where it gave none. */
    readonly code: string;

    constructor(message: string, code: string) {
        super(message);
        this.name = 'PlatformError';
        this.code = code;
    }
}

interface Refusal {
    code: string;
    message: string;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const refusal = (value: unknown): Refusal[] => {
    if (!isObject(value) || typeof value.message !== 'string' || value.message === '') return [];
    return [{ message: value.message, code: typeof value.errorCode === 'string' ? value.errorCode : '' }];
};

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The errors of a record and of its fields say more than the sentence around them. */
const ofRecord = (output: unknown): Refusal[] => {
    if (!isObject(output)) return [];
    const ofFields = isObject(output.fieldErrors) ? Object.values(output.fieldErrors).flatMap(listOf) : [];
    return [...listOf(output.errors), ...ofFields].flatMap(refusal);
};

const refusalsIn = (error: unknown): Refusal[] => {
    if (typeof error === 'string' && error !== '') return [{ message: error, code: '' }];
    if (!isObject(error)) return [];
    const { body } = error;
    const inner = isObject(body) ? ofRecord(body.output) : [];
    if (inner.length > 0) return inner;
    const outer = Array.isArray(body) ? body.flatMap(refusal) : refusal(body);
    return outer.length > 0 ? outer : refusal(error);
};

const statusOf = (error: unknown): string => {
    const { status, statusText } = isObject(error) ? error : {};
    return [status, statusText].filter((part) => part !== undefined && part !== '').join(' ');
};

/** An error in whatever shape the platform rejects with, as one whose message is the server's own words. */
export const platformError = (error: unknown): PlatformError => {
    if (error instanceof PlatformError) return error;
    const refusals = refusalsIn(error);
    const words = [...new Set(refusals.map(({ message }) => message))].join('; ');
    const code = refusals.find(({ code: one }) => one !== '')?.code ?? '';
    return new PlatformError(words || `The server refused without a reason. ${statusOf(error)}`.trim(), code);
};

/** The server's own words for an error. */
export const wordsOf = (error: unknown): string => platformError(error).message;
