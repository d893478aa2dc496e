import type { ChatReading } from 'c/chatRecord';
import type { PolicyFor } from 'c/etiquette';
import type { LegacyConversation } from 'c/legacyConversation';
import { chatsInWork, omniNews } from 'c/omniWork';
import type { PoliciesRead } from 'c/policyRecords';
import { readAgain } from 'c/recordRefresh';
import type { Shift, WaitingChat } from 'c/shift';
import type { Rereading } from './rereading';

/** The queue is read again that seldom at most, in milliseconds: its events tell of it else. */
const QUEUE_EVERY = 60_000;

/** How many agents could take one more chat, and since when, where that is known. */
export interface CapacityRead {
    available: number;
    at?: number;
}

/** What the parts of the bar's template say, by the names of their events. */
export interface PartNews {
    record: ChatReading;
    unreadable: { chat: string };
    waiting: WaitingChat[];
    capacity: CapacityRead;
    /** An object of the queue was read. */
    read: { entity: string };
    /** It could not be read. */
    unread: { entity: string };
}

type Parts = { [Name in keyof PartNews]: (news: PartNews[Name]) => void };

/** Where what the adapters hear goes. */
export interface Hearing {
    /** An event of the Aura bridge. */
    platform(name: string, params: Record<string, unknown>): void;
    policies(read: PoliciesRead): void;
    /** News of a part of the template. */
    parts: Parts;
    /** Asks Omni-Channel for the agent's work. */
    readWork(): void;
    /** The agent or the network is back: catches up with what nobody may have heard meanwhile. */
    returned(): void;
}

interface HearingDesk {
    shift: Shift;
    legacy: LegacyConversation;
    agentId: string;
    now(): number;
    again: Rereading;
    refreshPolicies(): Promise<void>;
    refreshQueue(): Promise<void>;
    callToolkit(toolkit: 'omni', method: string, args: object): Promise<unknown>;
    usePolicies(policyFor: PolicyFor): void;
    learn(serverTime: number): void;
    /** Takes the time of something that the server has just told. */
    heard(at: number): void;
    attempt(work: Promise<unknown>): void;
}

/** Hands what the adapters hear to the shift. */
export function hearing({ shift, legacy, agentId, now, again, ...desk }: HearingDesk): Hearing {
    let queueReadAt = now();
    /** Chats that were heard of since the list of work was asked for last: it may be older than that. */
    let meanwhile = new Set<string>();
    const readWork = (): void => {
        const heard = new Set<string>();
        meanwhile = heard;
        desk.callToolkit('omni', 'getAgentWorks', {}).then(
            (answer) => {
                if (heard === meanwhile) {
                    shift.inHand(chatsInWork(answer), heard);
                }
            },
            // Who is not logged in to Omni-Channel has no work; the login is heard.
            () => undefined
        );
    };
    return {
        readWork,
        platform(name, params) {
            legacy.hear(name, params);
            const { event, changed, online } = omniNews(name, params, agentId, now());
            if (event) {
                meanwhile.add(event.chat);
                shift.hear(event);
            }
            if (changed) {
                desk.attempt(readAgain([changed]));
            }
            if (online) {
                readWork();
            }
        },
        policies({ policyFor, serverTime, failed }) {
            if (failed) {
                again.failed('policies', () => desk.refreshPolicies());
            } else {
                again.worked('policies');
            }
            if (serverTime !== undefined) {
                desk.learn(serverTime);
            }
            desk.usePolicies(policyFor);
        },
        parts: {
            record(reading) {
                again.worked(reading.chat);
                shift.record(reading);
            },
            unreadable: ({ chat }) => again.failed(chat, () => readAgain([chat])),
            waiting(chats) {
                chats.forEach(({ requestedAt }) => desk.heard(requestedAt));
                shift.queue(chats);
            },
            capacity({ available, at = now() }) {
                desk.heard(at);
                shift.hear({ type: 'capacity', chat: '*', available, at });
            },
            read({ entity }) {
                again.worked(entity);
                queueReadAt = now();
            },
            unread: ({ entity }) => again.failed(entity, () => desk.refreshQueue())
        },
        returned() {
            again.now();
            if (now() - queueReadAt >= QUEUE_EVERY) {
                desk.attempt(desk.refreshQueue());
            }
            readWork();
            desk.attempt(shift.refresh());
        }
    };
}
