import { recordId, type ChatEvent } from 'c/etiquette';
import { lastingStorage, openJournal } from 'c/journal';
import { carryOut, type JobDesk } from './carryOut';
import { listChats } from './chatList';
import { commands } from './commands';
import { watchDueActions } from './dueActions';
import { giveIntents } from './givenIntents';
import type { InHand } from './inHand';
import { keepChats } from './keptChats';
import { reconciler } from './reconcile';
import type { Shift, ShiftPorts } from './shiftTypes';
import { isCounting, isShown, shiftView } from './views';

export type * from './shiftTypes';

/** What was done longer ago than that is forgotten, in milliseconds: far longer than any chat lasts. */
const REMEMBERED = 3 * 24 * 60 * 60_000;
/** Woken so much later than asked for, the computer slept, and much may have happened meanwhile; in milliseconds. */
const ASLEEP = 10_000;

const anyName = (): string => Math.random().toString(36).slice(2);

/**
 * An agent's shift: takes what the adapters hear, runs the rules over every chat in hand, does what falls due by its
 * mode, and says what the bar shows. It knows no platform: every port is handed in.
 */
export const createShift = (ports: ShiftPorts): Shift => {
    const { clock, conversation, cases, policyFor, agent, linkTo } = ports;
    const agentId = recordId(agent.id);
    const storage = lastingStorage(ports.storage);
    const listeners = new Set<() => void>();
    const journal = openJournal({
        storage,
        now: () => clock.now(),
        windowId: ports.windowId ?? anyName(),
        ...(ports.exclusively && { exclusively: ports.exclusively })
    });
    const given = giveIntents(storage);
    const kept = keepChats(storage);
    let telling = false;
    let expected: number | undefined;
    let stopped = false;

    const sleep = (): void => {
        const now = clock.now();
        const shown = [...chats.all()].filter(isShown);
        const instants = shown.flatMap(({ nextAt }) => nextAt ?? []);
        expected = instants.length === 0 ? undefined : Math.min(...instants);
        clock.sleepUntil(
            expected,
            shown.some((inHand) => isCounting(inHand, now))
        );
    };

    /** Many events at once are told as one change. */
    const changed = (): void => {
        if (telling || stopped) return;
        telling = true;
        void Promise.resolve().then(() => {
            telling = false;
            if (stopped) return;
            sleep();
            listeners.forEach((listener) => listener());
        });
    };

    const chats = listChats({
        policyFor,
        agentId,
        journal,
        given,
        kept,
        now: () => clock.now(),
        textSent: (inHand, sent) => asked.textSent(inHand, sent)
    });

    const attend = (inHand: InHand): void => {
        due.attend(inHand);
        changed();
    };

    const hear = (event: ChatEvent): void => {
        const inHand = chats.take(event);
        if (!inHand) {
            // What was heard of all agents' capacity moves every clock that waits for one.
            for (const each of chats.all()) due.attend(each);
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
        readLog: (chat) => reconcile.readLog(chat),
        opened({ chat }, { id, caseNumber }) {
            chats.know(chat, { caseId: id, caseNumber });
            hear({ type: 'case', chat, at: clock.now(), caseId: id, id: `case:${id}` });
        },
        ended: ({ chat }) => hear({ type: 'ended', chat, at: clock.now(), by: 'agent', id: 'ended' })
    };

    const due = watchDueActions({
        journal,
        now: () => clock.now(),
        mayAct: () => !reconcile.atWork(),
        carryOut: (job, inHand, claimant, how) => carryOut(job, inHand, jobDesk, claimant, how),
        changed
    });

    const asked = commands({ chats, journal, due, now: () => clock.now(), changed });

    const attendAll = (): void => {
        for (const inHand of chats.all()) due.attend(inHand);
        changed();
    };

    const refresh = async (): Promise<void> => {
        chats.followPolicies();
        await reconcile.all();
        if (!stopped) attendAll();
    };

    const stopJournal = journal.watch((key) => {
        const inHand = chats.get(key.split('|')[0] ?? '');
        if (!inHand) return;
        const entry = journal.read(key);
        if (entry) inHand.entries.set(key, entry);
        else inHand.entries.delete(key);
        void Promise.resolve().then(() => !stopped && attend(inHand));
    });
    const stopKept = kept.watch((chat) => {
        const inHand = chats.takeKept(chat);
        if (inHand) due.attend(inHand);
        changed();
    });

    journal.prune(clock.now() - REMEMBERED);
    for (const { chat, events } of kept.all()) {
        const last = events.at(-1)?.at ?? 0;
        if (last < clock.now() - REMEMBERED) kept.remove(chat);
        else chats.takeKept(chat);
    }
    if ([...chats.all()].length > 0) void refresh();

    return {
        hear(event, about) {
            if (about) chats.know(event.chat, about);
            hear(event);
        },
        know: (chat, facts) => attend(chats.know(chat, facts)),
        queue(waiting) {
            const names = new Set(waiting.map(({ chat }) => recordId(chat)));
            for (const inHand of [...chats.all()]) {
                if (inHand.queued && !names.has(inHand.chat)) {
                    inHand.queued = false;
                    if (!inHand.mine) chats.forget(inHand.chat);
                }
            }
            for (const { chat, requestedAt, facts = {} } of waiting) {
                chats.know(chat, facts).queued = true;
                hear({ type: 'requested', chat, at: requestedAt, id: 'requested' });
            }
            changed();
        },
        inHand(works) {
            const names = new Set(works.map(recordId));
            for (const inHand of [...chats.all()]) {
                if (inHand.mine && !names.has(inHand.chat)) chats.forget(inHand.chat);
            }
            names.forEach((chat) => attend(chats.know(chat, { mine: true })));
            changed();
        },
        forget(chat) {
            chats.forget(recordId(chat));
            changed();
        },
        woken() {
            const now = clock.now();
            if (expected !== undefined && now - expected > ASLEEP) {
                expected = undefined;
                void refresh();
                return;
            }
            for (const inHand of chats.all()) {
                if ((inHand.nextAt ?? Infinity) <= now) due.attend(inHand);
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
            if (inHand) attend(inHand);
        },
        refresh,
        onChange(listener) {
            listeners.add(listener);
            return () => listeners.delete(listener);
        },
        stop() {
            stopped = true;
            stopJournal();
            stopKept();
            clock.sleepUntil(undefined, false);
            listeners.clear();
        }
    };
};
