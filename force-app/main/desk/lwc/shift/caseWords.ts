import type { CaseDraft, MessageEvent, Policy } from 'c/etiquette';
import { clientNameOf, messagesOf, type InHand } from './inHand';
import { cut, oneLine } from './plainText';

/** Why a case is opened: the values of the case's Etiquette_Reasons__c. */
export type CaseReason = 'answer' | 'duration' | 'agent';

const LONGEST_SUBJECT = 255;
const LONGEST_MESSAGE = 1_000;
/** What of the conversation the description may hold; the field takes 32,000 characters. */
const LONGEST_EXTRACT = 8_000;

function minutes(seconds: number): string {
    const count = Math.round((seconds / 60) * 10) / 10;
    return count === 1 ? '1 minute' : `${count} minutes`;
}

function reasonInWords(reason: CaseReason, policy: Policy): string {
    switch (reason) {
        case 'answer':
            return `The client's question was not answered within ${minutes(policy.answer)}.`;
        case 'duration':
            return `The chat lasted longer than ${minutes(policy.duration)}.`;
        default:
            return 'The agent opened a ticket in the chat.';
    }
}

function clientOf({ facts }: InHand): string {
    return oneLine(clientNameOf(facts)) || 'the client';
}

function speaker(message: MessageEvent, inHand: InHand, agentName: string): string {
    return { client: clientOf(inHand), agent: oneLine(agentName), bot: 'Bot', system: 'System' }[message.from];
}

function when(at: number): string {
    return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

function lineOf(message: MessageEvent, inHand: InHand, agentName: string): string {
    const said = message.text === undefined ? '(no text)' : cut(oneLine(message.text), LONGEST_MESSAGE);
    return `${when(message.at)}  ${speaker(message, inHand, agentName)}: ${said}`;
}

/** The newest lines that fit, in the order of time, and a word where older ones were left out. */
function newest(lines: string[]): string[] {
    let length = 0;
    let first = lines.length;
    while (first > 0 && length + (lines[first - 1]?.length ?? 0) + 1 <= LONGEST_EXTRACT) {
        first -= 1;
        length += (lines[first]?.length ?? 0) + 1;
    }
    return first === 0 ? lines : [`(${first} earlier messages left out)`, ...lines.slice(first)];
}

function extract(inHand: InHand, agentName: string): string[] {
    const lines = messagesOf(inHand).map((message) => lineOf(message, inHand, agentName));
    return lines.length === 0 ? ['(no messages on record)'] : newest(lines);
}

function subjectOf(inHand: InHand): string {
    const question = messagesOf(inHand).find(({ from, text }) => from === 'client' && oneLine(text ?? '') !== '');
    const opening = `Chat with ${clientOf(inHand)}`;
    return cut(question ? `${opening}: ${oneLine(question.text ?? '')}` : opening, LONGEST_SUBJECT);
}

/** What the chat's case is made from: what agents look for in a ticket, and who said what when. */
export function caseDraft(inHand: InHand, reason: CaseReason, agentName: string, chatLink: string): CaseDraft {
    const { chat, facts, policy } = inHand;
    const email = facts.email === undefined ? '' : ` <${oneLine(facts.email)}>`;
    const head = [reasonInWords(reason, policy), `Chat: ${chatLink}`, `Client: ${clientOf(inHand)}${email}`];
    return {
        key: chat,
        subject: subjectOf(inHand),
        description: [...head, '', 'Conversation, the newest last:', ...extract(inHand, agentName)].join('\n'),
        reason,
        chatLink,
        ...(facts.contactId !== undefined && { contactId: facts.contactId })
    };
}
