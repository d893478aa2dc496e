import { plan, type Command, type How, type PlanContext } from 'c/actionPlan';
import type { ActionRunner } from 'c/actionRunner';
import type { Claimant, Entry, Journal, Subject } from 'c/journal';
import type { ClockPort } from 'c/sessionPorts';
import type { Attempts } from './attempts';
import type { ChatList } from './chatList';
import type { WakeUps } from './wakeUps';

interface EvaluationContext {
    chats: ChatList;
    journal: Journal;
    clock: Pick<ClockPort, 'now' | 'isSure'>;
    runner: ActionRunner;
    trying: Attempts;
    wakes: WakeUps;
    readLog(chat: string): void;
    /** False if another window or browser of the agent is the one that acts automatically. */
    mayAct(): boolean;
    isStopped(): boolean;
    changed(): void;
}

/** Looks at chats and does what their plans say. */
export interface Evaluation {
    /** Brings a chat to now, and does what its plan says. */
    evaluate(chat: string): void;
    /** Takes a chat off the list, and words of ours out of its message box. */
    leave(chat: string): undefined;
    /** Does an action, unless this window is at it already, and looks at its chat then. */
    start(subject: Subject, claimant: Claimant, how: How): void;
    /** Takes the text of an action out of the message box, and looks at its chat then. */
    clearInput(entry: Entry, reason: string | undefined, byAgent?: boolean): void;
}

/** Returns the evaluation of a session's chats: decide by the plan, then act by the runner. */
export function createEvaluation(context: EvaluationContext): Evaluation {
    const { chats, journal, clock, runner, trying, wakes } = context;

    const start = (subject: Subject, claimant: Claimant, how: How): void => {
        const attempt = trying.begin(subject);
        if (!attempt) {
            return;
        }
        void runner.run(subject, claimant, how).then((outcome) => {
            attempt.end(outcome);
            if (outcome === undefined) {
                // What is known of the action here may be older than what kept this window from it.
                chats.takeEntry(subject.key);
            }
            evaluate(subject.chat);
        });
    };

    const clearInput = (entry: Entry, reason: string | undefined, byAgent?: boolean): void => {
        const attempt = trying.begin(entry);
        if (!attempt) {
            return;
        }
        void runner.clearInput(entry, reason, byAgent).then(() => {
            attempt.end(journal.read(entry.key)?.leftInInput ? 'notOnScreen' : 'skipped');
            evaluate(entry.chat);
        });
    };

    const execute = (command: Command, chat: string): void => {
        switch (command.type) {
            case 'run':
                start(command.subject, command.claimant, command.how);
                break;
            case 'note':
                journal.note(command.subject, command.state, command.notes);
                break;
            case 'clearInput':
                clearInput(command.entry, command.reason);
                break;
            default:
                context.readLog(chat);
        }
    };

    const planContext = (): PlanContext => ({
        now: clock.now(),
        isTimeSure: clock.isSure(),
        mayAct: context.mayAct(),
        isRunning: trying.isRunning,
        isResting: trying.isResting,
        wasTriedHere: trying.wasTriedHere
    });

    const evaluate = (chat: string): void => {
        const known = chats.get(chat);
        if (context.isStopped() || !known) {
            return;
        }
        const tracked = clock.isSure() ? chats.evolve(chat, { type: 'time' }) : known;
        const { commands, wakeAt } = plan(tracked, chats.entries(chat), planContext());
        commands.forEach((command) => execute(command, chat));
        wakes.set(chat, trying.nextLookAt(chat, wakeAt));
        context.changed();
    };

    const leave = (chat: string): undefined => {
        const known = chats.get(chat);
        if (known) {
            const { commands } = plan({ ...known, work: 'none' }, chats.entries(chat), planContext());
            commands.forEach((command) => execute(command, chat));
        }
        chats.drop(chat);
    };

    return { evaluate, leave, start, clearInput };
}
