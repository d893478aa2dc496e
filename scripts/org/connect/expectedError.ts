import { CommandError } from './targetOrg.ts';

/** What the org said, or what kept it from being asked: `INVALID_FIELD: No such column …`. */
export function wordsOf(error: unknown): string {
    const { errorCode, code, message } = error as Error & { errorCode?: string; code?: string };
    const told = typeof message === 'string' ? message : String(error);
    if (errorCode === 'INVALID_SESSION_ID') {
        return `${errorCode}: ${told}. Log in again: "npx sf org login web", or a new access token.`;
    }
    const name = errorCode ?? code;
    return name === undefined || told.startsWith(name) ? told : `${name}: ${told}`;
}

/** Errors of the org and of the network; every other one is a fault of the program and shows where it stands. */
export function isExpected(error: unknown): boolean {
    return error instanceof CommandError || ['errorCode', 'code', 'syscall'].some((name) => name in (error as object));
}
