import { recordId, type ChatEvent } from 'c/etiquette';
import { lastingStorage, openJournal } from 'c/journal';
import { carryOut, type JobDesk } from './carryOut';
import { heardFrom, waitFor } from './catchUp';
import { announceChanges } from './changes';
import { listChats } from './chatList';
import { commands } from './commands';
import { watchDueActions } from './dueActions';
import { giveOwnTimes } from './eventIntake';
import { giveIntents } from './givenIntents';
import { retell, type InHand } from './inHand';
import { keepChats, restoreChats } from './keptChats';
import { followOtherWindows } from './otherWindows';
import { reconciler } from './reconcile';
import type { Shift, ShiftPorts } from './shiftTypes';
import { takeTurns } from './turns';
import { shiftView } from './views';
import { askWakes } from './wakes';
import { takeLists } from './workLists';

export { nextTry } from './retry';
export type * from './shiftTypes';

/** What was done longer ago than that is forgotten, in milliseconds: far longer than any chat lasts. */
const REMEMBERED = 3 * 24 * 60 * 60_000;

/**
 * An agent's shift: takes what the adapters hear, runs the rules over every chat in hand, does what falls due by its
 * mode, and says what the bar shows. It knows no platform: every port is handed in.
 */
export function createShift(ports: ShiftPorts): Shift {
    const { clock, conversation, cases, policyFor, agent, linkTo } = ports;
    const agentId = recordId(agent.id);
    const storage = lastingStorage(ports.storage);
    const journal = openJournal({
        storage,
        now: () => clock.now(),
        ...(ports.windowId !== undefined && { windowId: ports.windowId }),
        ...(ports.exclusively && { exclusively: ports.exclusively }),
        ...(ports.agreed && { agreed: ports.agreed })
    });
    const given = giveIntents(storage);
    const kept = keepChats(storage);
    const announcer = announceChanges(() => wakes.ask());
    const { changed } = announcer;

    let hasPolicies = false;
    const chats = listChats({
        policyFor,
        agentId,
        journal,
        given,
        kept,
        now: () => clock.now(),
        knowsTime: () => hasPolicies && clock.isSure(),
        textSent: (inHand, sent) => asked.textSent(inHand, sent)
    });

    const wakes = askWakes(clock, chats);
    const attend = (inHand: InHand): void => {
        due.attend(inHand);
        changed();
    };

    const hear = (event: ChatEvent): void => {
        const inHand = chats.take(event);
        if (!inHand) {
            // What was heard of all agents' capacity moves every clock that waits for one.
            for (const each of chats.all()) {
                due.attend(each);
            }
        } else if (event.type === 'closed') {
            chats.forget(inHand.chat);
        } else {
            due.attend(inHand);
        }
        changed();
    };

    const reconcile = reconciler({
        chats,
        conversation,
        clock,
        ...(ports.readAgain && { readAgain: ports.readAgain })
    });

    const jobDesk: JobDesk = {
        journal,
        conversation,
        cases,
        given,
        agentName: agent.name,
        linkTo,
        now: () => clock.now(),
        random: ports.random ?? Math.random,
        readLog: (chat, within) => reconcile.readLog(chat, within),
        links: takeTurns(() => clock.now()),
        opened({ chat }, { id, caseNumber }) {
            chats.know(chat, { caseId: id, caseNumber });
            hear({ type: 'case', chat, at: clock.now(), caseId: id, id: `case:${id}` });
        },
        ended: ({ chat }) => hear({ type: 'ended', chat, at: clock.now(), by: 'agent', id: 'ended' })
    };

    const due = watchDueActions({
        journal,
        now: () => clock.now(),
        isSure: () => clock.isSure(),
        mayAct: () => !announcer.stopped() && !reconcile.atWork(),
        carryOut: (job, inHand, claimant, how) => carryOut(job, inHand, jobDesk, claimant, how),
        changed
    });

    const asked = commands({ chats, journal, due, now: () => clock.now(), changed });

    const readAndAttend = (inHand: InHand): void => {
        void reconcile.readLog(inHand.chat).then(() => announcer.stopped() || attend(inHand));
    };

    const found = (inHand: InHand): void => {
        waitFor(inHand, hasPolicies ? ['log', 'record'] : ['log', 'record', 'policies'], clock.now());
        readAndAttend(inHand);
    };

    const lists = takeLists({ chats, hear, attend, found, changed });

    const attendAll = (): void => {
        for (const inHand of chats.all()) {
            due.attend(inHand);
        }
        changed();
    };

    const refresh = async (): Promise<void> => {
        chats.followPolicies();
        await reconcile.all();
        if (!announcer.stopped()) {
            attendAll();
        }
    };

    const stopFollowing = followOtherWindows({ chats, journal, kept, attend, changed, stopped: announcer.stopped });

    journal.prune(clock.now() - REMEMBERED);
    if (restoreChats(kept, chats, clock.now() - REMEMBERED, clock.now())) {
        void refresh();
    }

    return {
        hear(event, about) {
            if (about) {
                chats.know(event.chat, about);
            }
            hear(event);
        },
        know: (chat, facts) => attend(chats.know(chat, facts)),
        record(reading) {
            const inHand = reconcile.hearRecord(reading);
            if (inHand) {
                attend(inHand);
            }
        },
        ...lists,
        forget(chat) {
            chats.forget(recordId(chat));
            changed();
        },
        woken() {
            const now = clock.now();
            if (wakes.overslept(now)) {
                void refresh();
                return;
            }
            for (const inHand of chats.all()) {
                if ((inHand.readLogAt ?? Infinity) <= now) {
                    readAndAttend(inHand);
                } else if ((inHand.nextAt ?? Infinity) <= now) {
                    due.attend(inHand);
                }
            }
            changed();
        },
        view: () => shiftView(chats.all(), clock.now(), storage.problem()),
        press: asked.press,
        act: asked.act,
        async shown(chat) {
            await reconcile.readLog(recordId(chat));
            due.mayTryAgain(recordId(chat));
            const inHand = chats.get(chat);
            if (inHand) {
                attend(inHand);
            }
        },
        refresh,
        async policiesRead() {
            // Until the first time, everything was judged by a browser's clock that may be minutes ahead.
            if (!hasPolicies) {
                for (const inHand of chats.all()) {
                    retell(inHand, inHand.policy, clock.now());
                }
            }
            hasPolicies = true;
            for (const inHand of chats.all()) {
                if (clock.isSure()) {
                    giveOwnTimes(inHand, clock.now());
                }
                heardFrom(inHand, 'policies', clock.now());
            }
            await refresh();
        },
        onChange: announcer.onChange,
        stop() {
            announcer.stop();
            stopFollowing();
            clock.sleepUntil(undefined, false);
        }
    };
}
