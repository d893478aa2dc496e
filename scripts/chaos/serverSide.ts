import type { LocalOrg } from '../local-org/localOrg.ts';
import { holderOf, type Chat } from '../console/world/people.ts';
import type { ChatFacts, Line } from './referee/facts.ts';

const FROM: Record<Chat['entries'][number]['type'], Line['from']> = {
    AGENT: 'agent',
    END_USER: 'client',
    CHATBOT: 'system',
    SYSTEM: 'system'
};

interface CaseRow {
    id: string;
    createdAt: number;
    key: string;
    link: string;
}

function casesIn(org: LocalOrg): CaseRow[] {
    return org
        .asSystem()
        .query('SELECT Id, CreatedDate, Etiquette_Key__c, Etiquette_Chat_Link__c FROM Case')
        .map((row) => ({
            id: String(row['Id']),
            createdAt: Date.parse(String(row['CreatedDate'])),
            key: String(row['Etiquette_Key__c']),
            link: String(row['Etiquette_Chat_Link__c'])
        }));
}

function linksIn(org: LocalOrg): Map<string, string> {
    return new Map(
        ['MessagingSession', 'LiveChatTranscript']
            .flatMap((object) => org.asSystem().query(`SELECT Id, CaseId FROM ${object} WHERE CaseId != null`))
            .map((row) => [String(row['Id']), String(row['CaseId'])])
    );
}

/** What the server knows of chats, read from its world and its records. */
export function factsOf(
    chats: readonly { chat: Chat; name: string; asleepAt: readonly number[] }[],
    org: LocalOrg
): ChatFacts[] {
    const [cases, links] = [casesIn(org), linksIn(org)];
    return chats.map(({ chat, name, asleepAt }) => ({
        chat: chat.id,
        client: name,
        ...(chat.acceptedAt !== undefined && { acceptedAt: chat.acceptedAt }),
        lines: chat.entries.map(({ type, content, at }) => ({ from: FROM[type], text: content, at })),
        ...(chat.ended && { ended: { by: chat.ended.by, at: chat.ended.at } }),
        asleepAt: [...asleepAt],
        ...(holderOf(chat) && { holder: holderOf(chat)?.name ?? '' }),
        cases: cases.filter(({ key, link }) => key === chat.id || link.includes(chat.id)),
        ...(links.has(chat.id) && { linkedCase: links.get(chat.id) ?? '' })
    }));
}
