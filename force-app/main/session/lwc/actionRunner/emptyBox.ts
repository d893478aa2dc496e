import { subjectOfEntry } from 'c/actionPlan';
import { NOT_INSERTED, standsInInput, type Entry } from 'c/journal';
import type { InputOptions, Outcome } from 'c/sessionPorts';
import type { RunnerContext } from './runnerContext';
import { withinTimeLimit } from './timeLimit';

/** Returns true if the text of an entry may stand in the message box of this tab: emptying that says nothing of another. */
export function mayStandHere({ insertedIn }: Entry, { tabId }: Pick<RunnerContext, 'tabId'>): boolean {
    return insertedIn === undefined || insertedIn === tabId;
}

/**
 * Empties the message box of a chat for an action, and notes of every other text of ours that it is out of it: what still
 * waited there waits beside the conversation. Rejects if the conversation does not answer in time.
 */
export async function emptyBox(
    { chat, key }: { chat: string; key: string },
    options: InputOptions,
    context: RunnerContext
): Promise<Outcome['outcome']> {
    const { clock, conversation, journal } = context;
    const { outcome } = await withinTimeLimit(clock, 'The conversation', conversation.clear(chat, options));
    const others = outcome === 'done' ? journal.of(chat).filter((entry) => entry.key !== key) : [];
    for (const entry of others.filter((each) => standsInInput(each) && mayStandHere(each, context))) {
        const { state, reason, message, until } = entry;
        if (state !== 'claimed') {
            const notes = { ...NOT_INSERTED, reason, message, ...(until !== undefined && { until }) };
            journal.note(subjectOfEntry(entry), state === 'inserted' ? 'parked' : state, notes);
        }
    }
    return outcome;
}
