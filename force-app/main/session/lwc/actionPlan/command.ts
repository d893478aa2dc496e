import type { Mode } from 'c/etiquette';
import type { Claimant, Entry, EntryState, Notes, Subject } from 'c/journal';
import { subjectOfEntry } from './actionSubjects';

/** How a text gets to the client: into the message box, into it wherever the agent is typing, or sent. */
export type How = 'insert' | 'insertAtCursor' | 'send';

/** One thing to do in a chat. */
export type Command =
    /** Do the action under its claim. */
    | { type: 'run'; subject: Subject; claimant: Claimant; how: How }
    /** Note the state of the action in the journal. */
    | { type: 'note'; subject: Subject; state: Exclude<EntryState, 'claimed'>; notes: Notes & { until?: number } }
    /** Take the text out of the message box again, and note the action as skipped for this reason. */
    | { type: 'clearInput'; entry: Entry; reason: string }
    | { type: 'readLog' };

/** Returns how an action is done in a mode. */
export function howOf(mode: Mode): How {
    return mode === 'send' ? 'send' : 'insert';
}

/** Returns the command of an agent who has sent the words: what comes after them is done. */
export function runByAgent(entry: Entry): Command {
    return { type: 'run', subject: subjectOfEntry(entry), claimant: 'agent', how: 'send' };
}

/** Returns the command that notes the state of an entry. */
export function note(
    entry: Entry,
    state: Exclude<EntryState, 'claimed'>,
    notes: Notes & { until?: number } = {}
): Command {
    return { type: 'note', subject: subjectOfEntry(entry), state, notes };
}
