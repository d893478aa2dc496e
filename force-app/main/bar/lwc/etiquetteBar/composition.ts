import type { MessageContextValue } from 'lightning/messageService';
import { joinPanels, type ConversationChannel } from 'c/conversationChannel';
import { conversations } from 'c/conversations';
import { DEFAULT_POLICY, type CasePort, type ClockPort, type PolicyFor } from 'c/etiquette';
import { legacyConversation } from 'c/legacyConversation';
import { readAgain } from 'c/recordRefresh';
import { createServerClock } from 'c/serverClock';
import { createShift, type Shift } from 'c/shift';
import { windowLocks, windowStorage } from 'c/windowStorage';
import { hearing, type Hearing } from './hearing';
import { rereading } from './rereading';

/** After that long every window of a browser sees what another one stored, and has heard back; milliseconds. */
const STORAGE_LAG = 500;

/** What the bar brings for its agent. */
export interface Parts {
    context: MessageContextValue;
    agent: { id: string; name: string };
    cases: CasePort;
    /** Calls a toolkit of the Aura bridge. */
    callToolkit(toolkit: 'omni' | 'conversation', method: string, args: object): Promise<unknown>;
    /** Reads the policies again, and with them the server's time. */
    refreshPolicies(): Promise<void>;
    /** Reads again who waits in the queue. */
    refreshQueue(): Promise<void>;
    /** There is something new to show. */
    changed(): void;
    /** A second has passed. */
    ticked(now: number): void;
    /** Takes what was asked for and failed. */
    failed(error: unknown): void;
}

/** The shift at work, with the adapters that it stands on. */
export interface Composition {
    shift: Shift;
    hearing: Hearing;
    /** Tells the panels on the chats' pages what to show. */
    tellPanels: ConversationChannel['show'];
    now(): number;
    stop(): void;
}

/** Puts an agent's shift together from the adapters: here, and nowhere else. */
export function compose(parts: Parts): Composition {
    const { context, agent, cases, failed } = parts;
    let wakeAt: number | undefined;
    let policyFor: PolicyFor = () => DEFAULT_POLICY;

    const attempt = (work: Promise<unknown>): void => {
        work.catch(failed);
    };
    const clock = createServerClock({
        // Most seconds change nothing but the texts; running the rules over every chat each time costs many times that.
        woken() {
            if (wakeAt !== undefined && clock.now() >= wakeAt) {
                shift.woken();
            }
            parts.ticked(clock.now());
        },
        returned: () => news.returned(),
        askServer: () => attempt(parts.refreshPolicies()),
        mayHaveSlept: () => attempt(parts.refreshQueue())
    });
    const now = (): number => clock.now();
    const clockOfShift: ClockPort = {
        ...clock,
        sleepUntil(at, counting) {
            wakeAt = at;
            clock.sleepUntil(at, counting);
        }
    };

    /** Live news are dated by the server: they tell what time it is there. */
    const hear: Shift['hear'] = (event, about) => {
        clock.heard(event.at);
        shift.hear(event, about);
    };
    const legacy = legacyConversation({
        call: (method, args) => parts.callToolkit('conversation', method, args),
        now,
        alarm: (at, ring) => clock.alarm(at, ring),
        hear
    });
    const channel = joinPanels({
        context,
        now,
        alarm: (at, ring) => clock.alarm(at, ring),
        hear,
        shown: (chat) => attempt(shift.shown(chat)),
        press: (chat, button) => attempt(shift.press(chat, button)),
        act: (key, command) => attempt(shift.act(key, command))
    });
    const exclusively = windowLocks(agent.id);
    const agreed = (): Promise<void> =>
        new Promise((resolve) => {
            clock.alarm(now() + STORAGE_LAG, resolve);
        });
    const shift = createShift({
        clock: clockOfShift,
        conversation: conversations({ messaging: channel.port, chat: legacy.port }),
        cases,
        storage: windowStorage(agent.id),
        policyFor: (name) => policyFor(name),
        agent,
        linkTo: (chat) => `${window.location.origin}/lightning/r/${chat}/view`,
        readAgain,
        ...(exclusively ? { exclusively } : { agreed })
    });
    const news = hearing({
        shift,
        legacy,
        agentId: agent.id,
        now,
        again: rereading({ now, alarm: (at, ring) => clock.alarm(at, ring), random: Math.random, attempt }),
        refreshPolicies: parts.refreshPolicies,
        refreshQueue: parts.refreshQueue,
        callToolkit: (...call) => parts.callToolkit(...call),
        heard: (at) => clock.heard(at),
        usePolicies(policies) {
            policyFor = policies;
            attempt(shift.policiesRead());
        },
        learn(serverTime) {
            // The clock may turn back, before everything that was to come: the shift must look anew.
            wakeAt = -Infinity;
            clock.learn(serverTime);
        },
        attempt
    });
    const stopListening = shift.onChange(() => parts.changed());

    return {
        shift,
        now,
        tellPanels: channel.show,
        hearing: news,
        stop() {
            stopListening();
            shift.stop();
            channel.stop();
            clock.stop();
        }
    };
}
