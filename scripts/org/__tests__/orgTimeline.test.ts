import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { MINIMUM_ACCESS } from '../../local-org/access/profiles.ts';
import { ADMIN_USERNAME, openLocalOrg, type LocalOrg } from '../../local-org/localOrg.ts';
import { connectTo } from '../connect/connection.ts';
import { orgTimeline } from '../transcripts/orgTimeline.ts';
import { windowsOf } from '../transcripts/windows.ts';
import { serve, type Served } from './servedOrg.ts';
import { unsteadyLine } from './unsteadyLine.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-03-02T08:00:00Z');
const NOW = Date.parse('2026-03-04T12:00:00Z');
/** Enough that Bulk jobs are asked for, whose results come on two pages. */
const CHATS = 2_100;
const READER = 'reader@test.example';

const folder = mkdtempSync(join(tmpdir(), 'org-timeline-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A permission set that reads all records of some objects, and these fields of them. */
function permissionSet(objects: string[], fields: string[]): string {
    const fieldGrants = fields.map(
        (field) =>
            `<fieldPermissions><editable>false</editable><field>${field}</field><readable>true</readable></fieldPermissions>`
    );
    const none = ['allowCreate', 'allowDelete', 'allowEdit', 'modifyAllRecords'].map(
        (right) => `<${right}>false</${right}>`
    );
    const objectGrants = objects.map(
        (object) =>
            `<objectPermissions>${none.join('')}<allowRead>true</allowRead><object>${object}</object><viewAllRecords>true</viewAllRecords></objectPermissions>`
    );
    const inside = `<hasActivationRequired>false</hasActivationRequired><label>Reader</label>`;
    return `<?xml version="1.0" encoding="UTF-8"?><PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">${fieldGrants.join('')}${inside}${objectGrants.join('')}</PermissionSet>`;
}

function packageWith(sets: Record<string, string>): string {
    const target = join(folder, 'package', 'permissionsets');
    mkdirSync(target, { recursive: true });
    for (const [name, text] of Object.entries(sets)) {
        writeFileSync(join(target, `${name}.permissionset-meta.xml`), text);
    }
    return join(folder, 'package');
}

/** Fills the org: a chat each minute, with its agent, its events and its lines; every tenth waits for a queue. */
function fill(org: LocalOrg): void {
    const system = org.asSystem();
    const visitor = system.create('LiveChatVisitor', {});
    const agent = system.create('User', {
        LastName: 'Berg',
        FirstName: 'Ada',
        Username: 'ada@test.example',
        Email: 'a@b.example'
    });
    const queue = system.create('Group', { Name: 'Night desk', DeveloperName: 'Night', Type: 'Queue' });
    for (let chat = 0; chat < CHATS; chat += 1) {
        const at = (seconds: number): string => new Date(START + chat * MINUTE + seconds * 1000).toISOString();
        const isQueued = chat % 10 === 0;
        const id = system.create('LiveChatTranscript', {
            LiveChatVisitorId: visitor,
            RequestTime: at(0),
            StartTime: at(10),
            EndTime: at(50),
            EndedBy: 'Visitor',
            Body: `<p align="center">Agent Ada B</p>( 5s ) Ada B: Good morning, "Mia",<br>( 9s ) Mia: My order, please<br>`,
            OwnerId: isQueued ? queue : agent
        });
        if (!isQueued) {
            system.create('LiveChatTranscriptEvent', {
                LiveChatTranscriptId: id,
                Type: 'Accept',
                Time: at(10),
                AgentId: agent
            });
        }
    }
}

void describe("an org's chats of a long period", () => {
    let org: LocalOrg;
    let served: Served;
    const line = unsteadyLine(() => served.url);
    let asked: string[] = [];
    let notes: string[] = [];
    let pauses: number[] = [];

    before(async () => {
        const source = packageWith({
            Reader: permissionSet(
                ['LiveChatTranscript', 'MessagingSession', 'Conversation', 'Case'],
                ['LiveChatTranscript.Body']
            ),
            No_Body: permissionSet(['LiveChatTranscript'], [])
        });
        org = await openLocalOrg({ file: ':memory:', source: [source], now: () => NOW });
        served = await serve(org);
        fill(org);
    });
    after(() => served.close());
    beforeEach(() => {
        [asked, notes, pauses] = [[], [], []];
        line.fate = (address) => {
            asked.push(address);
            return 'through';
        };
    });

    const read = async (
        order: { since?: number; until?: number; save?: string; username?: string } = {}
    ): Promise<string> => {
        const { since = START, until = NOW, save, username = ADMIN_USERNAME } = order;
        const connection = await connectTo(undefined, {
            SF_ACCESS_TOKEN: org.tokenOf(username),
            SF_ORG_INSTANCE_URL: line.url
        });
        const note = (text: string): void => void notes.push(text);
        const pause = (milliseconds: number): Promise<unknown> => Promise.resolve(pauses.push(milliseconds));
        const pieces = await orgTimeline(connection, { since, until, save, note, pause }).toArray();
        return Buffer.concat(pieces as Buffer[]).toString();
    };

    const linesOf = (text: string): string[] => text.trimEnd().split('\n').sort();

    void it('are read by Bulk jobs, and are the same as by pages', async () => {
        const bulk = await read();
        assert.ok(asked.filter((address) => address.includes('/jobs/query')).length >= 2);
        assert.ok(asked.length < 30, `${asked.length} requests`);
        assert.equal(new Set(linesOf(bulk).map((each) => (JSON.parse(each) as { chat: string }).chat)).size, CHATS);
        assert.match(notes.at(-1) ?? '', /^2100 chats since 2026-03-02T08:00:00\.000Z in http/);
        asked = [];
        let pages = '';
        for (let from = START; from < START + CHATS * MINUTE; from += 700 * MINUTE) {
            pages += await read({ since: from, until: from + 700 * MINUTE });
        }
        assert.equal(asked.filter((address) => address.includes('/jobs/query')).length, 0);
        assert.deepEqual(linesOf(pages), linesOf(bulk));
    });

    void it('name their agents and queues', async () => {
        const events = linesOf(await read({ until: START + 11 * MINUTE })).map(
            (each) => JSON.parse(each) as { type: string; agentName?: string }
        );
        const named = new Set(events.filter(({ type }) => type === 'accepted').map(({ agentName }) => agentName));
        assert.deepEqual([...named].sort(), ['Ada Berg', 'Night desk']);
    });

    void it('name their agents also where the connection breaks while the names are asked for', async () => {
        const order = { until: START + 11 * MINUTE };
        const whole = await read(order);
        let lost = 0;
        line.fate = (address) => (/FROM(?:\+|%20)User/.test(address) && ++lost <= 1 ? 'answerLost' : 'through');
        assert.equal(await read(order), whole);
        assert.equal(lost, 2);
    });

    void it('are fetched on after a break: only the page that broke is asked for again', async () => {
        const whole = await read();
        notes = [];
        let lost = 0;
        asked = [];
        line.fate = (address) => {
            asked.push(address);
            return address.includes('locator=') && ++lost <= 2 ? 'answerLost' : 'through';
        };
        assert.equal(await read(), whole);
        assert.deepEqual(pauses, [5_000, 10_000]);
        assert.equal(asked.filter((address) => address.endsWith('/jobs/query')).length, 2);
        assert.match(notes[0] ?? '', /^The connection broke; trying again in 5 s\.$/);
    });

    void it('go on where a command with --save stopped, without asking again for what is there', async () => {
        const save = join(folder, 'chats.jsonl');
        const order = { since: START, until: START + CHATS * MINUTE, save };
        const whole = await read({ ...order, save: join(folder, 'whole.jsonl') });
        let windows = 0;
        line.fate = (address) => {
            windows += Number(address.includes('MessagingSession/describe'));
            return windows > 0 ? 'lost' : 'through';
        };
        await assert.rejects(
            read(order),
            /^Error: The connection broke and did not come back: .*2100 chats are kept; the same command goes on from there\.$/s
        );
        assert.deepEqual(
            readdirSync(folder)
                .filter((name) => name.startsWith('chats'))
                .sort(),
            ['chats.jsonl.unfinished', 'chats.jsonl.unfinished.json']
        );
        [asked, notes] = [[], []];
        line.fate = (address) => {
            asked.push(address);
            return 'through';
        };
        assert.equal(await read(order), whole);
        assert.match(notes[0] ?? '', /^Going on after 2100 chats that were read before, up to 2026-/);
        assert.equal(asked.filter((address) => address.includes('/jobs/query')).length, 0);
        assert.equal(readFileSync(save, 'utf8'), whole);
        assert.deepEqual(
            readdirSync(folder).filter((name) => name.includes('unfinished')),
            []
        );
    });

    void it('are read from the start where another period was asked for than the one that stopped', async () => {
        const save = join(folder, 'other.jsonl');
        writeFileSync(`${save}.unfinished`, 'half');
        const state = { order: { org: 'elsewhere', since: '', until: null }, position: { chats: 1 }, bytes: 4 };
        writeFileSync(`${save}.unfinished.json`, JSON.stringify(state));
        const text = await read({ until: START + 5 * MINUTE, save });
        assert.equal(readFileSync(save, 'utf8'), text);
        assert.ok(!text.includes('half'));
        assert.deepEqual(
            readdirSync(folder).filter((name) => name.includes('unfinished')),
            []
        );
    });

    void it('are read from the start where what was kept is gone, or a part of it', async () => {
        const save = join(folder, 'gone.jsonl');
        const order = { since: START, until: START + 5 * MINUTE, save };
        const whole = await read(order);
        for (const left of [undefined, 'half']) {
            line.fate = (address) => (address.includes('MessagingSession/describe') ? 'lost' : 'through');
            await assert.rejects(read(order));
            if (left === undefined) {
                rmSync(`${save}.unfinished`);
            } else {
                writeFileSync(`${save}.unfinished`, left);
            }
            line.fate = () => 'through';
            assert.equal(await read(order), whole);
            assert.equal(readFileSync(save, 'utf8'), whole);
        }
    });

    void it('end the command at once where the first request finds nobody', async () => {
        line.fate = () => 'lost';
        await assert.rejects(read());
        assert.deepEqual(pauses, []);
    });

    void describe('as far as a user may read them', () => {
        const reader = (set?: string): string => {
            const system = org.asSystem();
            const idOf = (soql: string): string => String(system.query(soql)[0]?.['Id']);
            const username = `${set ?? 'nobody'}.${READER}`;
            const id = system.create('User', {
                Username: username,
                LastName: 'Reader',
                Email: username,
                ProfileId: idOf(`SELECT Id FROM Profile WHERE Name = '${MINIMUM_ACCESS}'`)
            });
            if (set !== undefined) {
                const PermissionSetId = idOf(`SELECT Id FROM PermissionSet WHERE Name = '${set}'`);
                system.create('PermissionSetAssignment', { AssigneeId: id, PermissionSetId });
            }
            return username;
        };

        void it('tell what is missing in one line for each object', async () => {
            const text = await read({ until: START + 5 * MINUTE, username: reader('Reader') });
            const types = new Set(linesOf(text).map((each) => (JSON.parse(each) as { type: string }).type));
            assert.deepEqual([...types].sort(), ['accepted', 'ended', 'message', 'requested']);
            assert.deepEqual(notes.slice(0, -1), [
                'LiveChatTranscriptEvent cannot be read: the org has no such object, or this user has no access to it. Without when chats of legacy Chat were offered, declined and transferred.',
                'MessagingSession.CaseId cannot be read by this user. Without the cases of messaging sessions.'
            ]);
        });

        void it('are left out where their messages cannot be read', async () => {
            assert.equal(await read({ username: reader('No_Body') }), '');
            assert.equal(
                notes[0],
                'LiveChatTranscript.Body cannot be read by this user. Without chats of legacy Chat.'
            );
        });

        void it('are none for who may read nothing', async () => {
            assert.equal(await read({ username: reader() }), '');
            assert.match(notes[0] ?? '', /^LiveChatTranscript cannot be read: /);
            assert.match(notes.at(-1) ?? '', /^0 chats since /);
        });
    });
});

void describe('a period', () => {
    const countIn = (records: readonly number[]) => (from: number, to: number) =>
        Promise.resolve(records.filter((at) => at >= from && at < to).length);

    void it('is cut into windows that hold few enough records, in order and without gaps between records', async () => {
        const records = [0, 1, 2, 3, 500, 501, 900, 999].map((minute) => minute * MINUTE);
        const windows = await Array.fromAsync(windowsOf(0, 1_000 * MINUTE, 3, countIn(records)));
        assert.ok(windows.every(({ count }) => count > 0 && count <= 3));
        const found = windows.flatMap(({ from, to }) => records.filter((at) => at >= from && at < to));
        assert.deepEqual(found, records);
    });

    void it('is not cut below a minute, however many records are in it', async () => {
        const records = Array.from({ length: 50 }, (_, second) => second * 1_000);
        const windows = await Array.fromAsync(windowsOf(0, MINUTE, 3, countIn(records)));
        assert.deepEqual(windows, [{ from: 0, to: MINUTE, count: 50 }]);
    });
});
