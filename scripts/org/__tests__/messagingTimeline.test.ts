import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { ADMIN_USERNAME, openLocalOrg, type LocalOrg } from '../../local-org/localOrg.ts';
import { connectTo } from '../connect/connection.ts';
import { orgTimeline } from '../transcripts/orgTimeline.ts';
import type { TimelineEvent } from '../transcripts/timelineEvent.ts';
import { serve, type Served } from './servedOrg.ts';
import { unsteadyLine } from './unsteadyLine.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-03-02T08:00:00Z');
const NOW = Date.parse('2026-03-04T12:00:00Z');
/** Enough that Bulk jobs are asked for. */
const SESSIONS = 2_100;
const END = START + SESSIONS * MINUTE;
const REFUSED = 'conversation-refused';
const ENTRIES = /\/connect\/conversation\/conversation-\d+\/entries/;

const folder = mkdtempSync(join(tmpdir(), 'messaging-timeline-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function instantOf(session: number, seconds: number): number {
    return START + session * MINUTE + seconds * 1000;
}

/** Fills the org: a session each minute from one of two queues; every tenth is given up before an agent has it. */
function fill(org: LocalOrg): { channel: string; client: string } {
    const system = org.asSystem();
    const [agent, ...queues] = [
        system.create('User', {
            LastName: 'Berg',
            FirstName: 'Ada',
            Username: 'ada@test.example',
            Email: 'a@b.example'
        }),
        system.create('Group', { Name: 'Orders', DeveloperName: 'Orders', Type: 'Queue' }),
        system.create('Group', { Name: 'Returns', DeveloperName: 'Returns', Type: 'Queue' })
    ];
    const channel = system.create('MessagingChannel', {
        MasterLabel: 'Web',
        DeveloperName: 'Web',
        MessageType: 'EmbeddedMessaging',
        MessagingPlatformKey: 'web'
    });
    const client = system.create('MessagingEndUser', {
        Name: 'Mia',
        MessagingChannelId: channel,
        MessageType: 'EmbeddedMessaging',
        MessagingPlatformKey: 'mia'
    });
    for (let session = 0; session < SESSIONS; session += 1) {
        const at = (seconds: number): string => new Date(instantOf(session, seconds)).toISOString();
        const queue = queues[session % 2];
        const isGivenUp = session % 10 === 0;
        const conversation = system.create('Conversation', { ConversationIdentifier: `conversation-${session}` });
        converse(org, session);
        const id = system.create('MessagingSession', {
            MessagingEndUserId: client,
            MessagingChannelId: channel,
            ConversationId: conversation,
            StartTime: at(0),
            AcceptTime: isGivenUp ? undefined : at(10),
            EndTime: at(50),
            EndedByType: 'EndUser',
            OwnerId: isGivenUp ? queue : agent
        });
        if (!isGivenUp) {
            system.create('AgentWork', {
                WorkItemId: id,
                UserId: agent,
                OwnerId: agent,
                OriginalQueueId: queue,
                AssignedDateTime: at(3),
                AcceptDateTime: at(10)
            });
        }
    }
    return { channel, client };
}

/** A question, a file without words, an answer. */
function converse(org: LocalOrg, session: number): void {
    const said = (seconds: number, role: 'Agent' | 'EndUser', text?: string): void => {
        const at = instantOf(session, seconds);
        org.addMessage(`conversation-${session}`, { identifier: `${session}-${seconds}`, at, role, text });
    };
    said(1, 'EndUser', 'My order?');
    said(12, 'EndUser');
    said(30, 'Agent', 'Hello');
}

void describe("an org's messaging sessions of a long period", () => {
    let org: LocalOrg;
    let served: Served;
    let channel: string;
    let client: string;
    const line = unsteadyLine(() => served.url);
    let asked: string[] = [];
    let notes: string[] = [];

    before(async () => {
        org = await openLocalOrg({ file: ':memory:', now: () => NOW });
        served = await serve(org, (request, response) => {
            const isRefused = request.url?.includes(REFUSED) === true;
            if (isRefused) {
                const errors = [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'no access' }];
                response.writeHead(403, { 'Content-Type': 'application/json' }).end(JSON.stringify(errors));
            }
            return isRefused;
        });
        ({ channel, client } = fill(org));
    });
    after(() => served.close());
    beforeEach(() => {
        [asked, notes] = [[], []];
        line.fate = (address) => {
            asked.push(address);
            return 'through';
        };
    });

    const read = async (since: number, until: number, save?: string): Promise<string> => {
        const connection = await connectTo(undefined, {
            SF_ACCESS_TOKEN: org.tokenOf(ADMIN_USERNAME),
            SF_ORG_INSTANCE_URL: line.url
        });
        const note = (text: string): void => void notes.push(text);
        const pause = (): Promise<unknown> => Promise.resolve();
        const pieces = await orgTimeline(connection, { since, until, save, note, pause }).toArray();
        return Buffer.concat(pieces as Buffer[]).toString();
    };

    const eventsOf = (text: string): TimelineEvent[] =>
        text
            .trimEnd()
            .split('\n')
            .map((each) => JSON.parse(each) as TimelineEvent);

    void it('are read by Bulk jobs, and are the same as by pages', async () => {
        const bulk = await read(START, END);
        assert.equal(asked.filter((address) => address.endsWith('/jobs/query')).length, 2);
        assert.equal(asked.filter((address) => ENTRIES.test(address)).length, SESSIONS);
        assert.ok(asked.length < SESSIONS + 40, `${asked.length} requests`);
        assert.equal(new Set(eventsOf(bulk).map(({ chat }) => chat)).size, SESSIONS);
        asked = [];
        let pages = '';
        for (let from = START; from < END; from += 700 * MINUTE) {
            pages += await read(from, from + 700 * MINUTE);
        }
        assert.equal(asked.filter((address) => address.includes('/jobs/query')).length, 0);
        assert.equal(pages, bulk);
    });

    void it('come with their queues by name, also those that no agent accepted', async () => {
        const events = eventsOf(await read(START, START + 4 * MINUTE));
        const requested = events.filter(({ type }) => type === 'requested');
        assert.deepEqual(
            requested.map(({ queue }) => queue),
            ['Orders', 'Returns', 'Orders', 'Returns']
        );
        const [accepted] = events.filter(({ type }) => type === 'accepted');
        assert.equal(accepted?.agentName, 'Ada Berg');
    });

    void it('keep messages without words', async () => {
        const messages = eventsOf(await read(START, START + MINUTE)).filter(({ type }) => type === 'message');
        assert.deepEqual(
            messages.map(({ from, text }) => [from, text]),
            [
                ['client', 'My order?'],
                ['client', undefined],
                ['agent', 'Hello']
            ]
        );
    });

    void it('go on in the middle of a window, where a command with --save stopped', async () => {
        const save = join(folder, 'sessions.jsonl');
        const whole = await read(START, END);
        let read1000 = 0;
        line.fate = (address) => {
            read1000 += Number(ENTRIES.test(address));
            return read1000 > 1_000 ? 'lost' : 'through';
        };
        await assert.rejects(read(START, END, save), /1000 chats are kept; the same command goes on from there\.$/);
        [asked, notes] = [[], []];
        line.fate = (address) => {
            asked.push(address);
            return 'through';
        };
        assert.equal(await read(START, END, save), whole);
        assert.match(notes[0] ?? '', /^Going on after 1000 chats that were read before/);
        assert.equal(asked.filter((address) => ENTRIES.test(address)).length, SESSIONS - 1_000);
        assert.equal(readFileSync(save, 'utf8'), whole);
    });

    void it('come whole, however many messages they have, and some of them at one instant', async () => {
        const session = SESSIONS - 1;
        for (let number = 0; number < 1_100; number += 1) {
            const at = instantOf(session, 31) + Math.floor(number / 300);
            org.addMessage(`conversation-${session}`, {
                identifier: `many-${number}`,
                at,
                role: 'Agent',
                text: 'More'
            });
        }
        const messages = eventsOf(await read(instantOf(session, 0), END)).filter(({ type }) => type === 'message');
        assert.equal(new Set(messages.map(({ id }) => id)).size, 1_103);
        assert.equal(messages.length, 1_103);
    });

    void it('are left out where their messages cannot be read, each with its reason', async () => {
        const system = org.asSystem();
        const early = START - 60 * MINUTE;
        const times = { StartTime: new Date(early).toISOString(), EndTime: new Date(early + MINUTE).toISOString() };
        const refused = system.create('Conversation', { ConversationIdentifier: REFUSED });
        for (const ConversationId of [undefined, refused, refused]) {
            system.create('MessagingSession', {
                MessagingEndUserId: client,
                MessagingChannelId: channel,
                ConversationId,
                ...times
            });
        }
        assert.equal(await read(early, START), '');
        assert.deepEqual(notes.slice(1), [
            '1 messaging session left out: the record leads to no conversation.',
            '2 messaging sessions left out: the org does not give away their messages (INSUFFICIENT_ACCESS: no access).'
        ]);
    });
});
