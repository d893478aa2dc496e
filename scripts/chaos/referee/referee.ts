import { CASE_CHECKS } from './caseChecks.ts';
import type { ChatFacts, Violation } from './facts.ts';
import { inputViolations, staleInputs, type SeenInput } from './inputChecks.ts';
import { missingActions } from './missingActions.ts';
import { crossedApart } from './productTexts.ts';
import { screenViolations } from './screenChecks.ts';
import { createSentOver } from './sentOver.ts';
import type { Heard, Shown, Telling } from './shown.ts';
import type { Modes } from './standingActions.ts';
import { nudgeNotTooEarly, TEXT_CHECKS, textTwiceInMessage } from './textChecks.ts';
import { silenceWordsToTheWaiting } from './waitingClient.ts';

const HISTORY_CHECKS = { ...TEXT_CHECKS, ...CASE_CHECKS };
const TEXT_ONCE = 'a text stands once in a message';
/** Of words of silence at the moment at which they are sent. */
const SILENCE_CHECKS = {
    'no nudge before it is due': nudgeNotTooEarly,
    'no words of silence to a client who waits': silenceWordsToTheWaiting
};

/** Judges by the server's side, and by what agents see, what must hold whatever goes wrong. */
export interface Referee {
    /** What stands in chats: at any time. */
    judgeChats(chats: readonly ChatFacts[]): void;
    /** What stands in agents' inputs, or stood in those whose page is not rendered now: at any time. */
    judgeInputs(inputs: readonly SeenInput[], chats: readonly ChatFacts[]): void;
    /**
     * What agents see while nothing goes wrong. It is wrong where it fits none of the states of the server, which may
     * change while screens are read; now in epoch milliseconds. `heard` says of which conversations events come: those
     * of all others were read from their logs, in a calm, or are not known.
     */
    judgeScreens(states: readonly (readonly ChatFacts[])[], shown: Shown, now: number, heard: Heard): void;
    /** After nothing went wrong for a while: what was lost on the way, and what was left behind. */
    judgeMissing(states: readonly (readonly ChatFacts[])[], shown: Shown, now: number): void;
    /** Every violation once. */
    violations(): Violation[];
}

function isSame(one: Violation) {
    return (other: Violation): boolean => other.promise === one.promise && other.chat === one.chat;
}

const AT_ONCE: Telling = { heard: 'all', logLag: 0 };

/** A referee for one run; `modes` is how the policy has each action done, `telling` how soon its platform tells. */
export function createReferee(modes: Modes = {}, telling = AT_ONCE): Referee {
    const found = new Map<string, Violation>();
    const judged = new Map<string, string>();
    let lastSeen: readonly SeenInput[] = [];
    const sentOver = createSentOver();
    const note = (violation: Violation): void =>
        void found.set(`${violation.promise}|${violation.chat}|${violation.detail}`, violation);
    const noteWhereInAll = (byState: readonly (readonly Violation[])[]): void => {
        const [first = [], ...others] = byState;
        first.filter((one) => others.every((other) => other.some(isSame(one)))).forEach(note);
    };
    return {
        judgeChats(chats) {
            for (const chat of chats) {
                const { lines, cases, links, deeds, refused, ended } = chat;
                const version = [lines, cases, links, deeds, refused].map(({ length }) => length).join() + ended?.at;
                if (judged.get(chat.chat) === version) {
                    continue;
                }
                judged.set(chat.chat, version);
                sentOver.note(chat, lastSeen);
                const apart = { ...chat, lines: crossedApart(lines, telling.logLag) };
                const fresh = sentOver.without(apart);
                const details = [
                    ...Object.entries(HISTORY_CHECKS).map(([promise, check]) => [promise, check(apart)] as const),
                    ...Object.entries(SILENCE_CHECKS).map(([promise, check]) => [promise, check(fresh)] as const),
                    [TEXT_ONCE, textTwiceInMessage(chat, (line) => sentOver.has(chat, line))] as const
                ];
                for (const [promise, detail] of details) {
                    if (detail !== undefined) {
                        note({ promise, chat: chat.chat, detail: `${chat.client} ${detail}` });
                    }
                }
            }
        },
        judgeInputs(inputs, chats) {
            lastSeen = inputs;
            inputViolations(inputs, new Map(chats.map((chat) => [chat.chat, chat]))).forEach(note);
        },
        judgeScreens(states, shown, now, heard) {
            for (const [agent, windows] of shown) {
                noteWhereInAll(
                    states.map((chats) => screenViolations({ agent, windows, chats, now, heard, told: telling.heard }))
                );
            }
        },
        judgeMissing(states, shown, now) {
            noteWhereInAll(states.map((chats) => staleInputs(chats, shown, now)));
            noteWhereInAll(states.map((chats) => missingActions(chats, shown, now, modes)));
        },
        violations: () => [...found.values()]
    };
}
