import type { Change, LocalOrg } from '../local-org/localOrg.ts';
import { holderOf, type Chat } from '../console/world/people.ts';
import type { DeedLog } from './agents/deedLog.ts';
import type { CaseLink, ChatFacts, Holding, Line, RefusedAttempt } from './referee/facts.ts';

const FROM: Record<Chat['entries'][number]['type'], Line['from']> = {
    AGENT: 'agent',
    END_USER: 'client',
    CHATBOT: 'system',
    SYSTEM: 'system'
};
const CHAT_OBJECTS = ['MessagingSession', 'LiveChatTranscript'];

/** A chat of the chaos, with what has to be noted while it goes on. */
export interface KnownChat {
    chat: Chat;
    client: string;
    /** When the server had it asleep first, each time; epoch milliseconds. */
    asleepAt: number[];
    isAsleep: boolean;
    holdings: Holding[];
    links: CaseLink[];
    refused: RefusedAttempt[];
}

interface CaseRow {
    id: string;
    createdAt: number;
    by: string;
    key: string;
    link: string;
}

/** A chat that has just come in. */
export function knownChat(chat: Chat, client: string): KnownChat {
    return { chat, client, asleepAt: [], isAsleep: false, holdings: [], links: [], refused: [] };
}

/** Notes what changes by itself: that a session fell asleep, and who has the chat; now in epoch milliseconds. */
export function noteChanges(known: KnownChat, now: number): void {
    const isAsleep = known.chat.state === 'inactive';
    if (isAsleep && !known.isAsleep) {
        known.asleepAt.push(now);
    }
    known.isAsleep = isAsleep;
    const [holder, last] = [holderOf(known.chat)?.name, known.holdings.at(-1)];
    if (last && last.until === undefined && last.agent !== holder) {
        last.until = now;
    }
    if (holder !== undefined && (last?.until !== undefined || !last)) {
        known.holdings.push({ agent: holder, from: known.chat.work?.acceptedAt ?? now });
    }
}

/** Notes each case that a chat's record is linked to. */
export function noteLinks(chats: ReadonlyMap<string, KnownChat>, { entity, records }: Change): void {
    if (!CHAT_OBJECTS.includes(entity)) {
        return;
    }
    for (const { id, values, at } of records) {
        const caseId = values['CaseId'];
        const links = chats.get(id)?.links;
        if (links && typeof caseId === 'string' && caseId !== links.at(-1)?.caseId) {
            links.push({ caseId, at });
        }
    }
}

/** Makes a case and links it to a chat, as a flow or a colleague does. */
export function linkCase({ chat }: KnownChat, org: LocalOrg): void {
    const object = chat.kind === 'messaging' ? 'MessagingSession' : 'LiveChatTranscript';
    const records = org.asSystem();
    const [row] = records.query(`SELECT CaseId FROM ${object} WHERE Id = '${chat.id}'`);
    if (row && !row['CaseId']) {
        records.update(object, chat.id, { CaseId: records.create('Case', { Subject: 'Opened by a flow' }) });
    }
}

function casesIn(org: LocalOrg): CaseRow[] {
    return org
        .asSystem()
        .query('SELECT Id, CreatedDate, CreatedById, Etiquette_Key__c, Etiquette_Chat_Link__c FROM Case')
        .map((row) => ({
            id: String(row['Id']),
            createdAt: Date.parse(String(row['CreatedDate'])),
            by: String(row['CreatedById']),
            key: String(row['Etiquette_Key__c']),
            link: String(row['Etiquette_Chat_Link__c'])
        }));
}

/** What the server knows of chats, read from its world and its records. `agents` are names by user id. */
export function factsOf(
    chats: Iterable<KnownChat>,
    org: LocalOrg,
    deeds: DeedLog,
    agents: ReadonlyMap<string, string>
): ChatFacts[] {
    const cases = casesIn(org).map(({ by, ...row }) => ({
        ...row,
        ...(agents.has(by) && { by: agents.get(by) ?? '' })
    }));
    return [...chats].map(({ chat, client, asleepAt, holdings, links, refused }) => ({
        chat: chat.id,
        client,
        kind: chat.kind,
        ...(chat.acceptedAt !== undefined && { acceptedAt: chat.acceptedAt }),
        lines: chat.entries.map(({ type, content, at }) => ({ from: FROM[type], text: content, at })),
        ...(chat.ended && { ended: { by: chat.ended.by, at: chat.ended.at } }),
        asleepAt: [...asleepAt],
        ...(holderOf(chat) && { holder: holderOf(chat)?.name ?? '' }),
        holdings: holdings.map((holding) => ({ ...holding })),
        cases: cases.filter(({ key, link }) => key === chat.id || link.includes(chat.id)),
        links: [...links],
        deeds: deeds.of(chat.id),
        refused: [...refused]
    }));
}
