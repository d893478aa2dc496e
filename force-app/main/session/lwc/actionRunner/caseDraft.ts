import type { Policy } from 'c/etiquette';
import type { CaseDraft } from 'c/sessionPorts';
import { clientNameOf, cut, messagesOf, oneLine, type TrackedChat, type TrackedMessage } from 'c/trackedChat';

/** Why a case is opened: the values of the case's Etiquette_Reasons__c. */
export type CaseReason = 'answer' | 'duration' | 'agent';

const LONGEST_SUBJECT = 255;
const LONGEST_MESSAGE = 1_000;
/** How much of the conversation goes into the description; the field takes 32,000 characters. */
const LONGEST_EXTRACT = 8_000;

function minutes(seconds: number): string {
    const count = Math.round((seconds / 60) * 10) / 10;
    return count === 1 ? '1 minute' : `${count} minutes`;
}

function reasonText(reason: CaseReason, policy: Policy): string {
    switch (reason) {
        case 'answer':
            return `The client's question was not answered within ${minutes(policy.answer)}.`;
        case 'duration':
            return `The chat lasted longer than ${minutes(policy.duration)}.`;
        default:
            return 'The agent opened a ticket in the chat.';
    }
}

function clientOf({ facts }: TrackedChat): string {
    return oneLine(clientNameOf(facts)) || 'the client';
}

function speaker(message: TrackedMessage, chat: TrackedChat, agentName: string): string {
    return { client: clientOf(chat), agent: oneLine(agentName), bot: 'Bot', system: 'System' }[message.from];
}

function when(at: number): string {
    return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

function lineOf(message: TrackedMessage, chat: TrackedChat, agentName: string): string {
    const said = message.text === undefined ? '(no text)' : cut(oneLine(message.text), LONGEST_MESSAGE);
    return `${when(message.at)}  ${speaker(message, chat, agentName)}: ${said}`;
}

/** Returns the newest lines that fit, in the order of time, and says how many older ones were left out. */
function newest(lines: string[]): string[] {
    let length = 0;
    let first = lines.length;
    while (first > 0 && length + (lines[first - 1]?.length ?? 0) + 1 <= LONGEST_EXTRACT) {
        first -= 1;
        length += (lines[first]?.length ?? 0) + 1;
    }
    return first === 0 ? lines : [`(${first} earlier messages left out)`, ...lines.slice(first)];
}

function extract(chat: TrackedChat, agentName: string): string[] {
    const lines = messagesOf(chat).map((message) => lineOf(message, chat, agentName));
    return lines.length === 0 ? ['(no messages on record)'] : newest(lines);
}

function subjectOf(chat: TrackedChat): string {
    const question = messagesOf(chat).find(({ from, text }) => from === 'client' && oneLine(text ?? '') !== '');
    const opening = `Chat with ${clientOf(chat)}`;
    return cut(question ? `${opening}: ${oneLine(question.text ?? '')}` : opening, LONGEST_SUBJECT);
}

/** Returns what the chat's case is created from: what agents look for in a ticket, and who said what when. */
export function caseDraft(chat: TrackedChat, reason: CaseReason, agentName: string, chatLink: string): CaseDraft {
    const { facts, policy } = chat;
    const email = facts.email === undefined ? '' : ` <${oneLine(facts.email)}>`;
    const head = [reasonText(reason, policy), `Chat: ${chatLink}`, `Client: ${clientOf(chat)}${email}`];
    return {
        key: chat.chat,
        subject: subjectOf(chat),
        description: [...head, '', 'Conversation, the newest last:', ...extract(chat, agentName)].join('\n'),
        reason,
        chatLink,
        contactId: facts.contactId
    };
}
