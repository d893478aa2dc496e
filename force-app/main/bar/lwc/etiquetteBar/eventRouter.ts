import type { PolicyFor, RecordReading, WaitingChat } from 'c/sessionPorts';
import type { LegacyConversation } from 'c/legacyConversation';
import { omniChange, worksIn } from 'c/omniChannel';
import type { PoliciesRead } from 'c/policyRecords';
import { recordReader } from 'c/recordReader';
import { withinTimeLimit, type SessionInput } from 'c/session';
import type { RetryReads } from './retryReads';

/** How often the queue is read again at most: otherwise its events tell of it. Milliseconds. */
const QUEUE_EVERY = 60_000;

/** How often the queue is read where no change events tell of it; milliseconds. The bar names this figure. */
const POLL_EVERY = 15_000;
/** The conversation tells of its end so soon after the record's change event, where it does: then nothing is read. */
const TOLD_WITHIN = 2_000;
/** How long an admin's change of a policy may go unseen; milliseconds, with time to read it within a minute. */
const POLICIES_EVERY = 55_000;
/** The agent's return is heard several times, as focus and as visibility. */
const AT_ONCE = 1_000;

/** A part of the bar's template that reads from the org. */
export interface ReadingPart {
    /** Reads everything again. */
    refresh(): Promise<void>;
    /** Reads again what no change event tells of. */
    poll(): Promise<void>;
}

/** How many agents could take one more chat, and since when, if that is known. */
export interface CapacityRead {
    available: number;
    at?: number;
}

/** The events of the components in the bar's template, by their names. */
export interface BarEvents {
    record: RecordReading;
    unreadable: { chat: string };
    lost: { chat: string };
    waiting: WaitingChat[];
    capacity: CapacityRead;
    /** An object of the queue was read. */
    read: { entity: string };
    /** Chats have ended, by the change events of their records. */
    ended: { chats: string[] };
    /** An object of the queue was read of which no change events come. */
    silent: unknown;
    /** An object of the queue could not be read. */
    unread: { entity: string };
}

type Handlers = { [Name in keyof BarEvents]: (detail: BarEvents[Name]) => void };

/** Where everything that the adapters hear arrives: it turns each event into an input of the session. */
export interface EventRouter {
    /** Takes an event of the Aura bridge. */
    takePlatformEvent(name: string, params: Record<string, unknown>): void;
    takePolicies(read: PoliciesRead): void;
    /** Takes the events of the components in the bar's template. */
    handlers: Handlers;
    /** Asks Omni-Channel for the agent's work. */
    readWork(): void;
    /** Accepts or declines a chat that is offered, as Omni-Channel's own buttons do; rejects with the platform's words. */
    answerOffer(answer: { chat: string; isAccepted: boolean }): Promise<void>;
    /** Reads the policies again if that was not done for a while and is needed; called as long as something counts. */
    ticked(): void;
    /** The agent or the network is back: what may have been missed is read again. */
    returned(): void;
}

interface EventRouterContext {
    dispatch(input: SessionInput): void;
    legacy: LegacyConversation;
    agentId: string;
    now(): number;
    retry: RetryReads;
    policies: ReadingPart;
    queue: ReadingPart;
    /** Rings at an instant by the server's time. */
    alarm(at: number, ring: () => void): () => void;
    callToolkit(toolkit: 'omni', method: string, args: object): Promise<unknown>;
    usePolicies(policyFor: PolicyFor): void;
    /** Takes the time of something that the server has dated; `live` if it has just done so. */
    heardTime(at: number, live: boolean): void;
    attempt(work: Promise<unknown>): void;
}

/** Returns the router of a bar. */
export function eventRouter({
    dispatch,
    legacy,
    agentId,
    now,
    alarm,
    retry,
    policies,
    queue,
    ...context
}: EventRouterContext): EventRouter {
    const clock = { now, alarm };
    let queueReadAt = now();
    let isPolling = false;
    /** Chats with news since the list of work was last asked for: the list may be older than that. */
    let heardMeanwhile = new Set<string>();

    let policiesReadAt = now();
    const readPolicies = (atMostEvery: number, read: () => Promise<void>): void => {
        if (now() - policiesReadAt >= atMostEvery) {
            policiesReadAt = now();
            context.attempt(read());
        }
    };

    const readWork = (): void => {
        const heard = new Set<string>();
        heardMeanwhile = heard;
        const list = context.callToolkit('omni', 'getAgentWorks', {}).then(worksIn);
        list.then(
            (works) => {
                if (works && heard === heardMeanwhile) {
                    // Only who is logged in has a list; the event of a login before the bar was there is not heard.
                    dispatch({ type: 'login', isAlive: true });
                    dispatch({ type: 'work', works, heardMeanwhile: heard });
                }
            },
            // Whoever is not logged in to Omni-Channel has no work; the login is an event of its own.
            () => undefined
        );
    };

    const pollLater = (): void => {
        if (isPolling) {
            return;
        }
        isPolling = true;
        alarm(now() + POLL_EVERY, () => {
            isPolling = false;
            // A reading says whether to poll again; one that never ends says nothing.
            withinTimeLimit(clock, 'The queue', queue.poll()).catch(pollLater);
            dispatch({ type: 'unheard' });
        });
    };

    /** Somebody waits for this answer, which may never come. */
    const askOmni = (method: string, args: object): Promise<unknown> =>
        withinTimeLimit(clock, 'Omni-Channel', context.callToolkit('omni', method, args));

    return {
        readWork,
        async answerOffer({ chat, isAccepted }) {
            const works = worksIn(await askOmni('getAgentWorks', {}));
            const workId = works?.find((work) => work.chat === chat)?.workId;
            if (!workId) {
                throw new Error('Omni-Channel does not offer this chat any more.');
            }
            if ((await askOmni(isAccepted ? 'acceptAgentWork' : 'declineAgentWork', { workId })) === false) {
                throw new Error('Omni-Channel did not do it.');
            }
        },
        takePlatformEvent(name, params) {
            legacy.take(name, params);
            const { event, changed, online } = omniChange(name, params, agentId, now());
            if (event) {
                heardMeanwhile.add(event.chat);
                dispatch({ type: 'event', event });
            }
            if (changed) {
                context.attempt(recordReader.read([changed]));
            }
            if (online !== undefined) {
                // A list that was asked for before says nothing of the login from here on.
                heardMeanwhile = new Set();
                dispatch({ type: 'login', isAlive: online });
            }
            if (online) {
                readWork();
            }
        },
        takePolicies({ policyFor, failed }) {
            if (failed) {
                retry.failed('policies', () => policies.refresh());
            } else {
                retry.worked('policies');
            }
            context.usePolicies(policyFor);
            dispatch({ type: 'policies' });
        },
        handlers: {
            record(reading) {
                retry.worked(reading.chat);
                dispatch({ type: 'record', ...reading });
            },
            unreadable: ({ chat }) => retry.failed(chat, () => recordReader.read([chat])),
            lost({ chat }) {
                retry.worked(chat);
                dispatch({ type: 'lost', chat });
            },
            waiting(waiting) {
                waiting.forEach(({ requestedAt }) => context.heardTime(requestedAt, false));
                dispatch({ type: 'queue', waiting });
            },
            capacity({ available, at }) {
                if (at !== undefined) {
                    context.heardTime(at, true);
                }
                dispatch({ type: 'event', event: { type: 'capacity', chat: '*', available, at: at ?? now() } });
            },
            read({ entity }) {
                retry.worked(entity);
                queueReadAt = now();
            },
            ended({ chats }) {
                alarm(now() + TOLD_WITHIN, () => dispatch({ type: 'unheard', chats }));
            },
            silent: pollLater,
            unread({ entity }) {
                retry.failed(entity, () => queue.refresh());
                // An outage of minutes must not end the polling.
                pollLater();
            }
        },
        ticked: () => readPolicies(POLICIES_EVERY, () => policies.poll()),
        returned() {
            retry.now();
            readPolicies(AT_ONCE, () => policies.refresh());
            if (now() - queueReadAt >= QUEUE_EVERY) {
                context.attempt(queue.refresh());
            }
            readWork();
            dispatch({ type: 'returned' });
        }
    };
}
