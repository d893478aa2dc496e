import { subjectOfEntry } from 'c/actionPlan';
import { NOT_INSERTED, standsInInput } from 'c/journal';
import type { InputOptions, Outcome } from 'c/sessionPorts';
import type { RunnerContext } from './runnerContext';
import { withinTimeLimit } from './timeLimit';

/**
 * Empties the message box of a chat for an action, and notes of every other text of ours that it is out of it: what still
 * waited there waits beside the conversation. Rejects if the conversation does not answer in time.
 */
export async function emptyBox(
    { chat, key }: { chat: string; key: string },
    options: InputOptions,
    { clock, conversation, journal }: RunnerContext
): Promise<Outcome['outcome']> {
    const { outcome } = await withinTimeLimit(clock, 'The conversation', conversation.clear(chat, options));
    const others = outcome === 'done' ? journal.of(chat).filter((entry) => entry.key !== key) : [];
    for (const entry of others.filter(standsInInput)) {
        const { state, reason, message, until } = entry;
        if (state !== 'claimed') {
            const notes = { ...NOT_INSERTED, reason, message, ...(until !== undefined && { until }) };
            journal.note(subjectOfEntry(entry), state === 'inserted' ? 'parked' : state, notes);
        }
    }
    return outcome;
}
