import type { MessageContextValue } from 'lightning/messageService';
import { conversations } from 'c/conversations';
import { DEFAULT_POLICY } from 'c/etiquette';
import { missingGrant, type MissingGrant } from 'c/grants';
import { legacyConversation } from 'c/legacyConversation';
import { connectPanels, type PanelChannel } from 'c/panelChannel';
import { recordReader } from 'c/recordReader';
import { createServerClock, timeReader } from 'c/serverClock';
import { createAgentSession, type AgentSession, type SessionInput } from 'c/session';
import type { CasePort, ClockPort, Exclusively, PolicyFor } from 'c/sessionPorts';
import { storageSettled, tabId, windowLocks, windowStorage } from 'c/windowStorage';
import type { AgentRecord } from './agentRecord';
import { eventRouter, type EventRouter, type ReadingPart } from './eventRouter';
import { retryReads } from './retryReads';

/** Without locks: after this time every window sees what another one stored, and has answered; milliseconds. */
const STORAGE_LAG = 500;

/** What the bar brings for its agent. */
export interface BarParts {
    context: MessageContextValue;
    agent: { id: string; name: string };
    cases: CasePort;
    /** Calls a toolkit of the Aura bridge. */
    callToolkit(toolkit: 'omni' | 'conversation', method: string, args: object): Promise<unknown>;
    policies: ReadingPart;
    queue: ReadingPart;
    /** Takes what the agent may not do. */
    missing(event: CustomEvent<MissingGrant>): void;
    /** Called when there is something new to show. */
    changed(): void;
    /** Called every second. */
    ticked(now: number): void;
    /** Takes what was requested and failed. */
    failed(error: unknown): void;
}

/** The running session with the adapters that it stands on. */
export interface Composition {
    session: AgentSession;
    router: EventRouter;
    showInPanels: PanelChannel['show'];
    /** Takes the agent's name and what time it is on the server, by their own record. A reading that failed is done again. */
    takeAgent(read: AgentRecord): void;
    focusPanel: PanelChannel['focus'];
    now(): number;
    /** Returns the chat whose page is in front. */
    front(): string | undefined;
    stop(): void;
}

/** A name that no other window has. */
function newId(): string {
    return Math.random().toString(36).slice(2);
}

/** Puts an agent's session together from the adapters: the one place that knows both. */
export function compose(parts: BarParts): Composition {
    const { context, agent, cases, failed } = parts;
    let wakeAt: number | undefined;
    let front: string | undefined;
    let policyFor: PolicyFor = () => DEFAULT_POLICY;

    const attempt = (work: Promise<unknown>): void => {
        work.catch(failed);
    };
    const time = timeReader({
        read: () => recordReader.read([agent.id]),
        learn: (serverTime, took) => clock.learn(serverTime, took),
        failed
    });
    const clock = createServerClock({
        // Most seconds change nothing but the texts; running the rules over every chat each time costs many times that.
        woken() {
            if (wakeAt !== undefined && clock.now() >= wakeAt) {
                session.dispatch({ type: 'wake' });
            }
            router.ticked();
            parts.ticked(clock.now());
        },
        learned() {
            // The clock may turn back, before everything that was to come: the session must look again.
            wakeAt = -Infinity;
        },
        returned: () => router.returned(),
        askServer: () => time.ask(),
        mayHaveSlept: () => attempt(parts.queue.refresh())
    });
    const now = (): number => clock.now();
    const sessionClock: ClockPort = {
        ...clock,
        sleepUntil(at, counting) {
            wakeAt = at;
            clock.sleepUntil(at, counting);
        }
    };

    const dispatch = (input: SessionInput): void => {
        session.dispatch(input);
    };
    const legacy = legacyConversation({
        call: (method, args) => parts.callToolkit('conversation', method, args),
        clock,
        dispatch
    });
    const panels = connectPanels({
        context,
        clock,
        dispatch,
        front(chat) {
            front = chat;
            parts.changed();
        }
    });
    let release = (): void => undefined;
    const stopped = new Promise<undefined>((resolve) => (release = () => resolve(undefined)));
    const locks = windowLocks(agent.id);
    // No alarm rings for a bar that is gone: what it still waits for may never end. The claim's lease stands all the same.
    const exclusively: Exclusively | undefined =
        locks && ((name, work) => locks(name, () => Promise.race([work(), stopped])));
    const agreedWithoutLocks = (): Promise<void> =>
        new Promise((resolve) => void clock.alarm(now() + STORAGE_LAG, resolve));
    const session = createAgentSession({
        clock: sessionClock,
        conversation: conversations({ messaging: panels.port, chat: legacy.port }),
        cases,
        records: recordReader,
        storage: windowStorage(agent.id),
        policyFor: (...chat) => policyFor(...chat),
        agent,
        linkTo: (chat) => `${window.location.origin}/lightning/r/${chat}/view`,
        windowId: newId(),
        tabId: tabId(newId),
        random: Math.random,
        ...(exclusively ? { exclusively, agreed: storageSettled } : { agreed: agreedWithoutLocks })
    });
    const retry = retryReads({ now, alarm: (at, ring) => clock.alarm(at, ring), random: Math.random, attempt });
    const router = eventRouter({
        dispatch,
        legacy,
        agentId: agent.id,
        now,
        retry,
        policies: parts.policies,
        queue: parts.queue,
        alarm: (at, ring) => clock.alarm(at, ring),
        callToolkit: (...call) => parts.callToolkit(...call),
        heardTime: (at, live) => clock.heard(at, live),
        usePolicies(policies) {
            policyFor = policies;
        },
        attempt
    });
    const stopListening = session.onChange(() => parts.changed());

    return {
        session,
        router,
        now,
        front: () => front,
        showInPanels: panels.show,
        takeAgent({ name, serverTime, hasFailed }) {
            agent.name ||= name;
            if (hasFailed) {
                retry.failed('time', () => recordReader.read([agent.id]));
            } else if (serverTime === undefined) {
                parts.missing(missingGrant('serverTime'));
            } else {
                retry.worked('time');
                time.take(serverTime);
            }
        },
        focusPanel: panels.focus,
        stop() {
            release();
            stopListening();
            session.stop();
            panels.stop();
            clock.stop();
        }
    };
}
