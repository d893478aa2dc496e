/** What the platform refused; the message is its own words. */
export class PlatformError extends Error {
    /** The platform's code, such as DUPLICATE_VALUE; empty where it gave none. */
    readonly code: string;

    /** The same may succeed a little later, with nothing changed. */
    readonly mayPass: boolean;

    constructor(message: string, code: string, mayPass = false) {
        super(message);
        this.name = 'PlatformError';
        this.code = code;
        this.mayPass = mayPass;
    }
}

interface Refusal {
    code: string;
    message: string;
}

function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null;
}

function refusal(value: unknown): Refusal[] {
    if (!isObject(value) || typeof value.message !== 'string' || value.message === '') {
        return [];
    }
    return [{ message: value.message, code: typeof value.errorCode === 'string' ? value.errorCode : '' }];
}

function listOf(value: unknown): unknown[] {
    return Array.isArray(value) ? value : [];
}

/** The errors of a record and of its fields say more than the sentence around them. */
function ofRecord(output: unknown): Refusal[] {
    if (!isObject(output)) {
        return [];
    }
    const ofFields = isObject(output.fieldErrors) ? Object.values(output.fieldErrors).flatMap(listOf) : [];
    return [...listOf(output.errors), ...ofFields].flatMap(refusal);
}

function refusalsIn(error: unknown): Refusal[] {
    if (typeof error === 'string' && error !== '') {
        return [{ message: error, code: '' }];
    }
    if (!isObject(error)) {
        return [];
    }
    const { body } = error;
    const inner = isObject(body) ? ofRecord(body.output) : [];
    if (inner.length > 0) {
        return inner;
    }
    const outer = Array.isArray(body) ? body.flatMap(refusal) : refusal(body);
    const found = outer.length > 0 ? outer : refusal(error);
    // An answer of the streaming API has its words in `error`.
    return found.length > 0 || typeof error.error !== 'string' ? found : refusalsIn(error.error);
}

function statusOf(error: unknown): string {
    const { status, statusText } = isObject(error) ? error : {};
    return [status, statusText].filter((part) => part !== undefined && part !== '').join(' ');
}

/** Refusals that say nothing against what was asked for. */
const PASSING = new Set(['UNABLE_TO_LOCK_ROW', 'REQUEST_LIMIT_EXCEEDED', 'SERVER_UNAVAILABLE', 'QUERY_TIMEOUT']);
const TOO_LATE = 408;
const TOO_MANY = 429;

/** True for no answer at all, and for a server in trouble. What it has refused for a reason, it will refuse again. */
function willPass(error: unknown, refusals: readonly Refusal[]): boolean {
    if (refusals.some(({ code }) => PASSING.has(code))) {
        return true;
    }
    // A browser that gets no answer rejects with this.
    if (error instanceof TypeError) {
        return /fetch|network|load failed/i.test(error.message);
    }
    const status = isObject(error) && typeof error.status === 'number' ? error.status : undefined;
    if (status === undefined) {
        return false;
    }
    return status <= 0 || status >= 500 || status === TOO_LATE || status === TOO_MANY;
}

/** An error in whatever shape the platform rejects with, as one whose message is the server's own words. */
export function platformError(error: unknown): PlatformError {
    if (error instanceof PlatformError) {
        return error;
    }
    const refusals = refusalsIn(error);
    const words = [...new Set(refusals.map(({ message }) => message))].join('; ');
    const code = refusals.find(({ code: one }) => one !== '')?.code ?? '';
    return new PlatformError(
        words || `The server refused without a reason. ${statusOf(error)}`.trim(),
        code,
        willPass(error, refusals)
    );
}

/** Codes by which the server says that the user lacks a right, or names a field or object that the user may not see. */
const NO_ACCESS = /^(?:INSUFFICIENT_ACCESS|INVALID_(?:FIELD|TYPE))/;
/** GraphQL errors have no codes: what the user may not see is not in the schema that the server has for them. */
const NOT_IN_SCHEMA =
    /FieldUndefined|contains a field not in|No such column|insufficient access|not (?:supported|accessible|createable|updateable)/i;

/** Returns whether the server refused because the user lacks a right, which no second try changes. */
export function isAccessRefusal(error: unknown): boolean {
    const { code, message } = platformError(error);
    return NO_ACCESS.test(code) || NOT_IN_SCHEMA.test(message);
}

/** Returns whether the server refused because the record is not there for this user: it is gone, or not shared with them. */
export function isOutOfSight(error: unknown): boolean {
    return /^(?:NOT_FOUND|INSUFFICIENT_ACCESS)/.test(platformError(error).code);
}

/** Returns the server's own words for an error. */
export function errorMessage(error: unknown): string {
    return platformError(error).message;
}
