import { CommandError, UsageError } from './commandError.ts';

/** What jsforce, Node or the system adds to an error. */
interface Coded {
    /** Of an org, as `INVALID_FIELD`. */
    errorCode?: string;
    /** Of Node or the system, as `ECONNREFUSED`. */
    code?: string;
    syscall?: string;
    path?: string;
}

/** As `ENOENT: no such file or directory, open '/a/b'`: what happened, and to which file. */
const OF_A_FILE = /^[A-Z]+: (?<what>[^,]+), \w+(?: '(?<path>[^']*)')?/;
const FETCH_FAILED = 'fetch failed';

/** What a person can do about an error of the system. */
const WHAT_TO_DO: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'Nothing answers there. Is the server running, and is the address right?',
    ECONNRESET: 'The connection broke. Try again.',
    ENOTFOUND: 'There is no such host. Check the address and the network.',
    EAI_AGAIN: 'The name of the host cannot be looked up. Check the network.',
    ETIMEDOUT: 'No answer came in time. Check the network and try again.',
    ENOENT: 'Check the path.',
    EISDIR: 'That is a folder; name a file.',
    ENOTDIR: 'Part of the path is a file, not a folder.',
    EACCES: 'You have no permission for that.',
    EPERM: 'You have no permission for that.',
    EROFS: 'Nothing can be written there.',
    ENOSPC: 'The disk is full: make room and try again.',
    EMFILE: 'Too many files are open: close other programs and try again.'
};

/** Returns what went wrong in words: the org's error code first where there is one, and what to do about it if known. */
export function errorMessage(error: unknown): string {
    if (!(error instanceof Error)) {
        return String(error);
    }
    const { errorCode: given, code = '', syscall, message, cause } = error as Error & Coded;
    // A fault of SOAP has its name space before it.
    const errorCode = given?.replace(/^sf:/, '');
    if (errorCode === 'INVALID_SESSION_ID') {
        const session = message.startsWith(errorCode) ? message : `${errorCode}: ${message}`;
        return `${session}. Log in again: "npx sf org login web", or a new access token.`;
    }
    // fetch says no more than "fetch failed"; its cause says what failed.
    if (message === FETCH_FAILED && cause instanceof Error) {
        return errorMessage(cause);
    }
    const advice = WHAT_TO_DO[code];
    const { what, path } = (syscall === undefined ? undefined : OF_A_FILE.exec(message)?.groups) ?? {};
    const ofFile = path === undefined ? what : `${what}: ${path}`;
    const told = ofFile ?? (message === '' ? code : message);
    const text = advice === undefined ? told : `${told}. ${advice}`;
    return errorCode === undefined || text.startsWith(errorCode) ? text : `${errorCode}: ${text}`;
}

/** Returns what programs know an error by: the org's error code, the system's, or the kind of error. */
export function errorName(error: unknown): string {
    if (!(error instanceof Error)) {
        return 'Error';
    }
    const { errorCode, code, message, cause } = error as Error & Coded;
    if (message === FETCH_FAILED && cause instanceof Error) {
        return errorName(cause);
    }
    return errorCode?.replace(/^sf:/, '') ?? code ?? error.constructor.name;
}

/** True for errors of the command line, the org, the network and the file system; any other one is a fault of the program. */
export function isExpected(error: unknown): boolean {
    if (error instanceof UsageError || error instanceof CommandError) {
        return true;
    }
    if (!(error instanceof Error)) {
        return false;
    }
    const { errorCode, code, syscall, message, cause } = error as Error & Coded;
    if (errorCode !== undefined || syscall !== undefined || message === FETCH_FAILED) {
        return true;
    }
    // What Node itself checks, as ERR_INVALID_ARG_TYPE, is a fault of whoever called it.
    return (code !== undefined && !code.startsWith('ERR_')) || isExpected(cause);
}
