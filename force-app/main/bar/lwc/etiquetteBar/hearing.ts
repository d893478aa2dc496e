import type { ChatReading } from 'c/chatRecord';
import type { PolicyFor } from 'c/etiquette';
import type { LegacyConversation } from 'c/legacyConversation';
import { chatsInWork, omniNews } from 'c/omniWork';
import type { PoliciesRead } from 'c/policyRecords';
import { readAgain } from 'c/recordRefresh';
import type { Shift, WaitingChat } from 'c/shift';

/** How many agents could take one more chat, and since when, where that is known. */
export interface CapacityRead {
    available: number;
    at?: number;
}

/** Where what the adapters hear goes. */
export interface Hearing {
    /** An event of the Aura bridge. */
    platform(name: string, params: Record<string, unknown>): void;
    policies(read: PoliciesRead): void;
    record(reading: ChatReading): void;
    waiting(chats: WaitingChat[]): void;
    capacity(read: CapacityRead): void;
    /** Asks Omni-Channel for the agent's work. */
    readWork(): void;
}

interface HearingDesk {
    shift: Shift;
    legacy: LegacyConversation;
    agentId: string;
    now(): number;
    callToolkit(toolkit: 'omni', method: string, args: object): Promise<unknown>;
    usePolicies(policyFor: PolicyFor): void;
    learn(serverTime: number): void;
    /** Takes the time of something that the server has just told. */
    heard(at: number): void;
    attempt(work: Promise<unknown>): void;
}

/** Hands what the adapters hear to the shift. */
export const hearing = ({ shift, legacy, agentId, now, ...desk }: HearingDesk): Hearing => {
    /** Chats that were heard of since the list of work was asked for last: it may be older than that. */
    let meanwhile = new Set<string>();
    const readWork = (): void => {
        const heard = new Set<string>();
        meanwhile = heard;
        desk.callToolkit('omni', 'getAgentWorks', {}).then(
            (answer) => {
                if (heard === meanwhile) shift.inHand(chatsInWork(answer), heard);
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
            if (changed) desk.attempt(readAgain([changed]));
            if (online) readWork();
        },
        policies({ policyFor, serverTime }) {
            if (serverTime !== undefined) desk.learn(serverTime);
            desk.usePolicies(policyFor);
        },
        record: (reading) => shift.record(reading),
        waiting(chats) {
            chats.forEach(({ requestedAt }) => desk.heard(requestedAt));
            shift.queue(chats);
        },
        capacity({ available, at = now() }) {
            desk.heard(at);
            shift.hear({ type: 'capacity', chat: '*', available, at });
        }
    };
};
