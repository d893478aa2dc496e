import { clocks, isOwed, recordId, type Action, type Button } from 'c/etiquette';
import { isSettled, type Journal } from 'c/journal';
import { effectOfClock } from './actionViews';
import type { ChatList } from './chatList';
import type { DueActions } from './dueActions';
import type { How } from './deliver';
import type { Given } from './givenIntents';
import { instantOf, type InHand } from './inHand';
import { howOf } from './dueActions';
import { actionOfButton, jobOfButton, jobOfEffect, jobOfEntry, opensCase, type Job } from './job';
import type { ActionCommand, ActionReason } from './shiftTypes';

/** For how long a snooze puts an action off, in milliseconds. */
const SNOOZE = 60_000;

interface CommandDesk {
    chats: ChatList;
    journal: Journal;
    due: DueActions;
    now(): number;
    changed(): void;
}

/** What the agent asks for. */
export interface Commands {
    press(chat: string, button: Button): Promise<void>;
    act(key: string, command: ActionCommand): Promise<void>;
    /** The agent sent the text of an action that was put into the input. */
    textSent(inHand: InHand, given: Given): void;
}

const BUTTON_OF: Partial<Record<Action, Button>> = {
    nudge: 'nudge',
    'ticket:answer': 'ticket',
    'ticket:duration': 'ticket'
};

function jobOf(inHand: InHand, key: string, now: number): Job | undefined {
    const entry = inHand.entries.get(key);
    if (entry) {
        return jobOfEntry(entry);
    }
    const effect = inHand.effects.get(key);
    if (effect) {
        return jobOfEffect(effect);
    }
    const coming = clocks(inHand.state, instantOf(inHand, now))
        .filter(({ kind }) => kind === 'prompt')
        .map((clock) => effectOfClock(inHand.chat, clock));
    const found = coming.find((candidate) => candidate.key === key);
    return found && jobOfEffect(found);
}

/** How a click does an action: the end and what cannot go into the input is sent, the rest goes by its mode. */
function howByAgent(job: Job, inHand: InHand): How {
    const entry = inHand.entries.get(job.key);
    if (job.action === 'end' || entry?.state === 'offered') {
        return 'send';
    }
    return howOf(inHand.policy.modes[job.action]);
}

/** Takes the agent's buttons and clicks. */
export function commands({ chats, journal, due, now, changed }: CommandDesk): Commands {
    const pressing = new Set<string>();

    const isPending = (inHand: InHand, key: string): boolean => {
        const entry = inHand.entries.get(key);
        return !entry || !(isSettled(entry) || (opensCase(entry) && entry.state === 'inserted'));
    };

    /** What is due already and does the same as the button. */
    const pendingFor = (inHand: InHand, button: Button): Job | undefined => {
        const action = actionOfButton(button);
        const same = (one: Action): boolean => one === action || (button === 'ticket' && one === 'ticket:duration');
        const effect = [...inHand.effects.values()].find(
            (one) => same(one.action) && isOwed(inHand.state, one) && isPending(inHand, one.key)
        );
        return effect && jobOfEffect(effect);
    };

    const press = async (chat: string, button: Button): Promise<void> => {
        const inHand = chats.get(chat);
        const name = `${recordId(chat)}|${button}`;
        if (!inHand || pressing.has(name)) {
            return;
        }
        pressing.add(name);
        try {
            const job = pendingFor(inHand, button) ?? jobOfButton(inHand.chat, button, now());
            await due.start(job, inHand, 'agent', howByAgent(job, inHand));
        } finally {
            pressing.delete(name);
        }
    };

    const withhold = (job: Job, reason: ActionReason): void => {
        journal.note(job, 'withheld', { reason });
    };

    const doIt = async (job: Job, inHand: InHand): Promise<void> => {
        const button = BUTTON_OF[job.action];
        const isComing = !inHand.entries.has(job.key) && !inHand.effects.has(job.key);
        if (isComing && button) {
            await press(inHand.chat, button);
        } else {
            await due.start(job, inHand, 'agent', howByAgent(job, inHand));
        }
    };

    const snooze = (job: Job, inHand: InHand): void => {
        const clock = clocks(inHand.state, instantOf(inHand, now())).find((one) => one.start === job.start);
        journal.note(job, 'snoozed', { until: Math.max(now(), clock?.due ?? 0) + SNOOZE });
    };

    return {
        press,
        async act(key, command) {
            const inHand = chats.get(key.split('|')[0] ?? '');
            const job = inHand && jobOf(inHand, key, now());
            if (!inHand || !job) {
                return;
            }
            if (command === 'snooze') {
                snooze(job, inHand);
            } else if (command === 'cancel') {
                withhold(job, 'cancelled');
            } else if (command === 'dismiss') {
                withhold(job, 'dismissed');
            } else {
                await doIt(job, inHand);
            }
            changed();
        },
        textSent(inHand, given) {
            const entry = inHand.entries.get(given.key);
            if (entry?.state !== 'inserted') {
                return;
            }
            if (entry.action !== 'end') {
                journal.note(jobOfEntry(entry), 'done', { delivered: true });
                return;
            }
            journal.note(jobOfEntry(entry), 'inserted', { delivered: true });
            void due.start(jobOfEntry(entry), inHand, 'agent', 'send');
        }
    };
}
