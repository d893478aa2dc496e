import type { LogEntry, Outcome } from 'c/sessionPorts';
import type { RunnerContext } from './runnerContext';
import { withinTimeLimit } from './timeLimit';

/** How a reading of a log came out, with the log if it was read for this very call. */
export type LogReading = Outcome & { log?: readonly LogEntry[] };

type Context = Pick<RunnerContext, 'conversation' | 'clock' | 'chat' | 'dispatch'>;

/** After how long a log that could not be read is read again: it may say what nobody else does. Milliseconds. */
const RETRY_AFTER = 5_000;
/** A log that took longer than this to arrive is read again: it is as old as it is late. Milliseconds. */
const STALE = 2_000;
/** How often a log that takes long is read. */
const READINGS = 3;

/** Returns the platform's words for an error. */
export function errorMessage(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}

/**
 * Reads a conversation's log and dispatches it. A log that was requested at most `within` milliseconds ago is not read
 * again. Never rejects.
 */
export async function readLog(chat: string, context: Context, within?: number): Promise<LogReading> {
    const { clock, conversation, dispatch } = context;
    const askedAt = clock.now();
    const { logReadAt = -Infinity } = context.chat(chat) ?? {};
    if (within !== undefined && askedAt - logReadAt <= within) {
        return { outcome: 'done' };
    }
    try {
        const log = await withinTimeLimit(clock, 'The conversation log', conversation.log(chat));
        if (!log) {
            dispatch({ type: 'logUnread', chat });
            return { outcome: 'notOnScreen' };
        }
        dispatch({ type: 'log', chat, entries: log, askedAt });
        return { outcome: 'done', log };
    } catch (error) {
        dispatch({ type: 'logUnread', chat, retryAt: clock.now() + RETRY_AFTER });
        return { outcome: 'failed', message: errorMessage(error), refused: true };
    }
}

/** Reads a conversation's log until one arrives that is not stale. */
export async function readFreshLog(chat: string, context: Context, readings = READINGS): Promise<LogReading> {
    const askedAt = context.clock.now();
    const reading = await readLog(chat, context);
    const isStale = reading.outcome === 'done' && context.clock.now() - askedAt > STALE;
    return isStale && readings > 1 ? readFreshLog(chat, context, readings - 1) : reading;
}

/** The log of an action whose text the agent reads before it is sent: a recent one will do. */
export function readRecentLog(chat: string, context: Context): Promise<LogReading> {
    return readLog(chat, context, STALE);
}
