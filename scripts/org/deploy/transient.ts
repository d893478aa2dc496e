/** What networks and busy servers say of a request that may well succeed a little later. */
const CODES = new Set([
    'EAI_AGAIN',
    'ECONNREFUSED',
    'ECONNRESET',
    'EHOSTUNREACH',
    'ENETDOWN',
    'ENETUNREACH',
    'ENOTFOUND',
    'EPIPE',
    'ETIMEDOUT',
    'SERVER_UNAVAILABLE',
    'UND_ERR_CONNECT_TIMEOUT',
    'UND_ERR_SOCKET'
]);
const HTTP = /^ERROR_HTTP_(?:429|5\d\d)$/;
const WORDS = /socket hang up|fetch failed|network timeout|premature close/i;
/** The request did not even reach a server. */
const UNREACHED = new Set(['EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETDOWN', 'ENETUNREACH', 'ENOTFOUND']);

function codesOf(error: unknown): string[] {
    const { code, errorCode, cause } = error as { code?: unknown; errorCode?: unknown; cause?: unknown };
    const own = [code, errorCode].filter((each) => typeof each === 'string');
    return cause === undefined ? own : [...own, ...codesOf(cause)];
}

/** True for errors of the network and of a server that is busy: asked again, it may answer. */
export function isTransient(error: unknown): boolean {
    const codes = codesOf(error);
    return codes.some((code) => CODES.has(code) || HTTP.test(code)) || WORDS.test(String((error as Error).message));
}

/** True where the request certainly reached nobody. */
export function isUnreached(error: unknown): boolean {
    return codesOf(error).some((code) => UNREACHED.has(code));
}
