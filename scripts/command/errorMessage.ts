import { CommandError, UsageError } from './commandError.ts';

/** What jsforce, Node or the system adds to an error. */
interface Coded {
    /** Of an org, as `INVALID_FIELD`. */
    errorCode?: string;
    /** Of Node or the system, as `ECONNREFUSED`. */
    code?: string;
    syscall?: string;
}

/** Returns what went wrong in words, led by the org's error code where there is one: `INVALID_FIELD: No such column …`. */
export function errorMessage(error: unknown): string {
    if (!(error instanceof Error)) {
        return String(error);
    }
    const { errorCode, message, cause } = error as Error & Coded;
    if (errorCode === 'INVALID_SESSION_ID') {
        return `${errorCode}: ${message}. Log in again: "npx sf org login web", or a new access token.`;
    }
    // fetch says no more than "fetch failed"; its cause says what failed.
    if (message === 'fetch failed' && cause instanceof Error) {
        return errorMessage(cause);
    }
    return errorCode === undefined || message.startsWith(errorCode) ? message : `${errorCode}: ${message}`;
}

/** True for errors of the command line, the org, the network and the file system; any other one is a fault of the program. */
export function isExpected(error: unknown): boolean {
    if (error instanceof UsageError || error instanceof CommandError) {
        return true;
    }
    if (!(error instanceof Error)) {
        return false;
    }
    const { errorCode, code, syscall, cause } = error as Error & Coded;
    // What Node itself checks, as ERR_INVALID_ARG_TYPE, is a fault of whoever called it.
    const isOfTheSystem = code !== undefined && !code.startsWith('ERR_');
    return errorCode !== undefined || syscall !== undefined || isOfTheSystem || isExpected(cause);
}
