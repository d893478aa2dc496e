import type { BrowserContext } from '@playwright/test';
import { AgentPage } from './agentPage.ts';
import { ClientPage, type Client } from './clientPage.ts';
import type { LocalConsole } from './localConsole.ts';
import type { OrgRecord } from './orgApi.ts';

/** Of which kind a client's chat is: Enhanced Chat, or legacy Chat. */
export type ChatKind = 'messaging' | 'chat';

/** One test's shift in a console that other tests used before: agents of its own, and nobody else's chats. */
export interface Shift extends Pick<LocalConsole, 'url' | 'pass' | 'run' | 'ask' | 'org' | 'admin'> {
    /** Opens another window of the console. */
    agent(name: string, more?: string): Promise<AgentPage>;
    /** The name by which the console knows an agent of this test. */
    nameOf(agent: string): string;
    /** A client who starts a chat on their page. */
    client(client?: Partial<Client>, kind?: ChatKind): Promise<ClientPage>;
    /** A client whose page nobody looks at; `say` and `end` are what they do. */
    unseenClient(client?: Partial<Client>, kind?: ChatKind): Promise<{ say(text: string): Promise<void> }>;
    /** The cases that were opened in this test for chats. */
    cases(): Promise<OrgRecord[]>;
    /** The records of this test's chats. */
    chats(object?: 'MessagingSession' | 'LiveChatTranscript'): Promise<OrgRecord[]>;
    /** Lets everybody go home. */
    over(): Promise<void>;
}

const MIA: Client = { first: 'Mia', last: 'Berg', email: 'mia.berg@example.com', question: 'Where is my order?' };
const CASE_FIELDS =
    'Id, CaseNumber, Subject, Origin, ContactId, Description, Etiquette_Key__c, Etiquette_Reasons__c, Etiquette_Chat_Link__c';

const CHAT_FIELDS = {
    MessagingSession: 'Id, Status, CaseId, EndUserContactId',
    LiveChatTranscript: 'Id, Status, CaseId, ContactId, Body'
};

let shifts = 0;

/** Begins a shift. */
export async function beginShift(local: LocalConsole, context: BrowserContext): Promise<Shift> {
    shifts += 1;
    const suffix = String(shifts);
    const since = await local.wholeSecond();
    const agents = new Set<string>();
    const desks: AgentPage[] = [];
    const visitors: string[] = [];
    const nameOf = (agent: string): string => agent + suffix;
    const { url, run, ask, org, admin } = local;
    return {
        url,
        async pass(seconds) {
            await local.pass(seconds);
            await Promise.all(desks.map((desk) => desk.painted()));
        },
        run,
        ask,
        org,
        admin,
        nameOf,
        async agent(name, more) {
            agents.add(nameOf(name));
            const desk = await AgentPage.open(context, url, nameOf(name), more);
            desks.push(desk);
            return desk;
        },
        async client(client, kind = 'messaging') {
            const page = await ClientPage.start(context, url, { ...MIA, ...client }, `?kind=${kind}`);
            visitors.push(page.visitor);
            return page;
        },
        async unseenClient(client, kind = 'messaging') {
            const { first, last, email, question } = { ...MIA, ...client };
            const form = { firstName: first, lastName: last, email, question, kind };
            const { visitor } = await ask<{ visitor: string }>('/local/visitor/start', form);
            visitors.push(visitor);
            return {
                async say(text) {
                    await ask('/local/visitor/send', { visitor, text });
                }
            };
        },
        cases: () =>
            org.query(`SELECT ${CASE_FIELDS} FROM Case WHERE Etiquette_Key__c != null AND CreatedDate >= ${since}`),
        chats: (object = 'MessagingSession') =>
            admin.query(`SELECT ${CHAT_FIELDS[object]} FROM ${object} WHERE CreatedDate >= ${since}`),
        async over() {
            // Pages that are still open would report that their server went away.
            await Promise.all(context.pages().map((page) => page.close()));
            // A chat that has ended already cannot be ended again.
            for (const visitor of visitors) {
                await ask('/local/visitor/end', { visitor }).catch(() => undefined);
            }
            for (const agent of agents) {
                await ask('/local/agent/logout', { agent });
            }
        }
    };
}
