import type { RecordResult } from 'lightning/uiRecordApi';
import { instantOf, type PlatformMessage } from 'c/conversationLog';
import { isAccessRefusal } from 'c/platformError';

/** What is read of the agent's own user record. The time is a formula, NOW(): each reading tells what time it is there. */
export const AGENT_FIELDS = ['User.Name', 'User.Etiquette_Server_Time__c'];

/** The agent as their record tells of them. */
export interface AgentRecord {
    name: string;
    /** Epoch milliseconds, cut to whole seconds; `undefined` where the agent may not read it. */
    serverTime: number | undefined;
    /** The reading failed, which says nothing of what the agent may read. */
    hasFailed: boolean;
}

/** Returns what a wire has read of the agent; `undefined` before it has. A record that cannot be read tells nothing. */
export function agentOf(result: RecordResult | undefined): AgentRecord | undefined {
    if (!result?.data && !result?.error) {
        return undefined;
    }
    const { Name, Etiquette_Server_Time__c: time } = result.data?.fields ?? {};
    return {
        name: typeof Name?.value === 'string' ? Name.value : '',
        serverTime: instantOf(time?.value as PlatformMessage['timestamp']),
        hasFailed: result.error !== undefined && !isAccessRefusal(result.error)
    };
}
