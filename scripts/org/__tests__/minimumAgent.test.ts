import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Connection } from 'jsforce';
import JSZip from 'jszip';
import { root } from '../../node/bundles.ts';
import { connectTo } from '../connect/connection.ts';
import { sendPackage } from '../deploy/sendPackage.ts';
import {
    AGENT_NEEDS,
    AGENT_SET,
    EVENTS_SET,
    LIVE_CHAT_SET,
    MESSAGING_SET,
    needWords,
    PRESENCE_SET
} from '../doctor/agentNeeds.ts';
import { examine } from '../doctor/examine.ts';
import { SESSION_FIELDS } from '../doctor/sessionFields.ts';
import { readOrg } from '../doctor/readOrg.ts';
import { assign } from '../../local-org/__tests__/testOrg.ts';
import { minimumAgent, PACKAGES, productQueries } from '../../local-org/__tests__/minimumAgent.ts';

const QUIET = { show: () => undefined, stop: () => undefined };
const FILES: Readonly<Record<string, string>> = {
    [AGENT_SET]: 'main/access/permissionsets',
    [MESSAGING_SET]: 'messaging/permissionsets',
    [LIVE_CHAT_SET]: 'live-chat/permissionsets'
};
const OTHER_FILES: Readonly<Record<string, string>> = {
    [EVENTS_SET]: 'change-events/permissionsets',
    [PRESENCE_SET]: 'routing/permissionsets'
};
const CHAT_FIELDS = [
    ...[
        'Status',
        'OwnerId',
        'CaseId',
        'StartTime',
        'AcceptTime',
        'EndTime',
        'EndedByType',
        'EndUserContactId',
        'EndUserLanguage'
    ],
    ...['Case.CaseNumber', 'MessagingChannel.DeveloperName', 'MessagingEndUser.Name', 'EndUserContact.Email']
].map((name) => `MessagingSession.${name}`);

function textOf(set: string): string {
    const folder = { ...FILES, ...OTHER_FILES }[set] ?? '';
    return readFileSync(join(root, 'force-app', folder, `${set}.permissionset-meta.xml`), 'utf8');
}

/** Each element that grants something, and the set that it stands in. */
function grantsIn(set: string): string[] {
    return textOf(set).match(/ {4}<(?<element>fieldPermissions|objectPermissions)>[^]*?<\/\k<element>>\n/g) ?? [];
}

/** What a grant lets an agent do, in the doctor's words. */
function wordsIn(grant: string): string[] {
    const name = /<(?:field|object)>([\w.]+)</.exec(grant)?.[1] ?? '';
    const [object = '', field] = name.split('.');
    const rights = [
        ['read', /<(?:readable|allowRead)>true/],
        ['create', /<allowCreate>true/],
        ['edit', /<(?:editable|allowEdit)>true/]
    ] as const;
    return rights
        .filter(([, pattern]) => pattern.test(grant))
        .map(([right]) => needWords({ right, object, ...(field !== undefined && { field }) }));
}

test('the permission sets of an agent grant what the product uses, and nothing more', () => {
    for (const set of Object.keys(FILES)) {
        const granted = grantsIn(set).flatMap(wordsIn);
        const needed = AGENT_NEEDS.filter((need) => need.set === set).map(needWords);
        assert.deepEqual(granted.sort(), needed.sort(), set);
        const text = textOf(set);
        assert.doesNotMatch(text, /<(?:viewAllRecords|modifyAllRecords|viewAllFields|allowDelete)>true/, set);
    }
});

test('an agent of a minimum profile reads and writes all that a shift does', async (context) => {
    const { served, token, session, org } = await minimumAgent(context);
    const ask = (method: string, path: string, body?: unknown) => served.ask(method, path, body, token);
    const queries = await productQueries();
    assert.equal(queries.length, 8);
    for (const query of queries) {
        const variables = { id: '500000000000000AAA', key: session };
        const { body } = await ask('POST', 'graphql', { query, variables });
        // Legacy Chat is not among this agent's permissions: of it the product knows nothing, and goes on.
        if (!query.includes('LiveChatTranscript')) {
            assert.deepEqual((body as { errors?: unknown }).errors ?? [], [], query);
        }
    }

    interface Record {
        id: string;
        fields: { [name: string]: { value: unknown } };
    }
    const chat = async () => {
        const { body } = await ask('GET', `ui-api/records/${session}?optionalFields=${CHAT_FIELDS.join(',')}`);
        return (body as Record).fields;
    };
    const before = await chat();
    assert.deepEqual(
        CHAT_FIELDS.map((name) => name.split('.')[1] ?? '').filter((name) => before[name] === undefined),
        []
    );

    const fields = {
        Subject: 'Chat with Mia Berg',
        Description: 'What was said',
        Origin: 'Chat',
        ContactId: before['EndUserContactId']?.value,
        Etiquette_Key__c: session,
        Etiquette_Reasons__c: 'answer',
        Etiquette_Chat_Link__c: 'https://example.com/chat'
    };
    const created = await ask('POST', 'ui-api/records', { apiName: 'Case', fields });
    assert.equal(created.status, 201, JSON.stringify(created.body));
    const ticket = created.body as Record;
    assert.match(String(ticket.fields['CaseNumber']?.value), /^\d+$/);
    const again = await ask('POST', 'ui-api/records', { apiName: 'Case', fields });
    assert.match(JSON.stringify(again.body), /DUPLICATE_VALUE/);
    const reasons = { fields: { Etiquette_Reasons__c: 'answer;duration' } };
    assert.equal((await ask('PATCH', `ui-api/records/${ticket.id}`, reasons)).status, 200);
    const link = await ask('PATCH', `ui-api/records/${session}`, { fields: { CaseId: ticket.id } });
    assert.equal(link.status, 200, JSON.stringify(link.body));
    assert.equal((await chat())['CaseId']?.value, ticket.id);
    const [stored] = org.asSystem().query(`SELECT Subject, Origin FROM Case WHERE Id = '${ticket.id}'`);
    assert.deepEqual([stored?.['Subject'], stored?.['Origin']], ['Chat with Mia Berg', 'Chat']);
});

test('without our permission sets that agent reads and writes none of it', async (context) => {
    const { served, token, session, org, userId } = await minimumAgent(context);
    const system = org.asSystem();
    for (const { Id } of system.query(`SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${userId}'`)) {
        system.remove('PermissionSetAssignment', String(Id));
    }
    const ask = (method: string, path: string, body?: unknown) => served.ask(method, path, body, token);
    assert.equal((await ask('GET', `ui-api/records/${session}?fields=MessagingSession.Status`)).status, 404);
    assert.notEqual((await ask('POST', 'ui-api/records', { apiName: 'Case', fields: { Subject: 'x' } })).status, 201);
    assert.equal((await ask('GET', 'query?q=SELECT+Id+FROM+Etiquette_Policy__c')).status, 400);
});

/** Puts another text of a permission set in force. */
async function deploySet(connection: Connection, set: string, text: string): Promise<void> {
    const zip = new JSZip();
    const types = `<types><members>${set}</members><name>PermissionSet</name></types>`;
    zip.file(
        'package.xml',
        `<?xml version="1.0"?><Package xmlns="http://soap.sforce.com/2006/04/metadata">${types}<version>68.0</version></Package>`
    );
    zip.file(`permissionsets/${set}.permissionset`, text);
    const package_ = await zip.generateAsync({ type: 'nodebuffer' });
    const { success, details } = await sendPackage(connection, package_, { checkOnly: false, progress: QUIET });
    assert.equal(success, true, JSON.stringify(details.componentFailures));
}

/** Grants beside those on objects and fields, and what the doctor says where one is taken away. */
const OTHER_GRANTS = [
    [MESSAGING_SET, / {4}<applicationVisibilities>[^]*?<\/applicationVisibilities>\n/, 'app-not-visible'],
    [EVENTS_SET, /<viewAllRecords>true/, 'policy-events-not-permitted'],
    [
        PRESENCE_SET,
        / {4}<servicePresenceStatusAccesses>[^]*?Available[^]*?<\/servicePresenceStatusAccesses>\n/,
        'no-online-status'
    ]
] as const;

test('each grant that is taken away leads to a complaint of the doctor that names it', async (context) => {
    const { served, org, userId } = await minimumAgent(context, {
        source: [...PACKAGES, join(root, 'force-app', 'live-chat')]
    });
    assign(org, userId, LIVE_CHAT_SET);
    const connection = await connectTo(undefined, { SF_ACCESS_TOKEN: served.token, SF_ORG_INSTANCE_URL: served.url });
    const complaintsOf = async (...codes: string[]) =>
        examine(await readOrg(connection))
            .filter(({ code }) => codes.includes(code))
            .map(({ what }) => what);
    const complaints = () => complaintsOf('agent-access-missing');
    assert.deepEqual(await complaints(), []);
    for (const set of [AGENT_SET, MESSAGING_SET, LIVE_CHAT_SET]) {
        for (const grant of grantsIn(set)) {
            await deploySet(connection, set, textOf(set).replace(grant, ''));
            const [what, ...others] = await complaints();
            const words = wordsIn(grant);
            for (const each of words) {
                assert.match([what, ...others].join(' '), new RegExp(`\\b${each}\\b`), each);
            }
            assert.match(what ?? '', /Who: Ada Agent\.$/);
        }
        await deploySet(connection, set, textOf(set));
    }
    assert.deepEqual(await complaints(), []);

    // It reads the policies as well: before, it would have hidden that the other set does not.
    assign(org, userId, EVENTS_SET);
    const codes = OTHER_GRANTS.map(([, , code]) => code);
    assert.deepEqual(await complaintsOf(...codes), []);
    for (const [set, grant, code] of OTHER_GRANTS) {
        assert.match(textOf(set), grant);
        await deploySet(connection, set, textOf(set).replace(grant, set === EVENTS_SET ? '<viewAllRecords>false' : ''));
        const [what, ...others] = await complaintsOf(...codes);
        assert.deepEqual(others, []);
        assert.match(what ?? '', /Ada Agent/, code);
        assert.equal((await complaintsOf(code)).length, 1);
        await deploySet(connection, set, textOf(set));
    }
});

test('an agent who has the permission set by a group of permission sets is known as one', async (context) => {
    const { served, org, userId } = await minimumAgent(context);
    const system = org.asSystem();
    const idOf = (name: string): string =>
        String(system.query(`SELECT Id FROM PermissionSet WHERE Name = '${name}'`)[0]?.['Id']);
    const [direct] = system.query(
        `SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name = '${AGENT_SET}' AND AssigneeId = '${userId}'`
    );
    system.remove('PermissionSetAssignment', String(direct?.['Id']));
    const connection = await connectTo(undefined, { SF_ACCESS_TOKEN: served.token, SF_ORG_INSTANCE_URL: served.url });
    const codes = async () => examine(await readOrg(connection)).map(({ code }) => code);
    assert.ok((await codes()).includes('permission-set-not-assigned'));

    const group = system.create('PermissionSetGroup', { DeveloperName: 'Agents', MasterLabel: 'Agents' });
    system.create('PermissionSetGroupComponent', { PermissionSetGroupId: group, PermissionSetId: idOf(AGENT_SET) });
    // The org keeps what the sets of a group allow together in a set of the group's own.
    await deploySet(connection, 'Group_Of_Agents', textOf(AGENT_SET));
    system.create('PermissionSetAssignment', {
        AssigneeId: userId,
        PermissionSetId: idOf('Group_Of_Agents'),
        PermissionSetGroupId: group
    });
    const found = await codes();
    assert.equal(found.includes('permission-set-not-assigned'), false);
    assert.equal(found.includes('agent-access-missing'), false);
});

test('the doctor knows every field of Salesforce’s own that the product reads of a chat', () => {
    const text = readFileSync(join(root, 'force-app/main/platform/lwc/chatRecord/chatRecord.ts'), 'utf8');
    const [, common = '', session = '', transcript = ''] =
        /const COMMON = ([^]*?);\nconst session[^=]*= ([^]*?\n});[^]*?const transcript[^=]*= ([^]*?\n});/.exec(text) ??
        [];
    const known = new Set(
        [...SESSION_FIELDS, ...AGENT_NEEDS].map(
            ({ object, field }: { object: string; field?: string }) => `${object}.${String(field)}`
        )
    );
    for (const [object, own] of [
        ['MessagingSession', session],
        ['LiveChatTranscript', transcript]
    ]) {
        const names = [...`${common}${own}`.matchAll(/'(\w+)'/g)].map(([, name = '']) => name);
        assert.ok(names.length > 10, names.join());
        const others = names.filter((name) => !known.has(`${object}.${name}`));
        assert.deepEqual(
            others.filter(
                (name) =>
                    !/^(?:OwnerId|CreatedDate|LastModifiedDate|Messaging(?:Channel|EndUser)|EndUserContact)$/.test(name)
            ),
            []
        );
    }
});

test('a field that the org hides from the agent is withheld from them, and the doctor names it until they may read it', async (context) => {
    const hidden = ['MessagingSession.AcceptTime', 'MessagingSession.EndedByType'];
    const { served, org, session, token, userId } = await minimumAgent(context, { securedFields: hidden });
    const { body } = await served.ask(
        'GET',
        `ui-api/records/${session}?optionalFields=${CHAT_FIELDS.join()}`,
        undefined,
        token
    );
    const { fields } = body as { fields: object };
    assert.equal('StartTime' in fields, true);
    assert.equal('AcceptTime' in fields, false);

    const connection = await connectTo(undefined, { SF_ACCESS_TOKEN: served.token, SF_ORG_INSTANCE_URL: served.url });
    const complaints = async () =>
        examine(await readOrg(connection)).filter(({ code }) => code === 'agent-field-hidden');
    const [complaint, ...others] = await complaints();
    assert.deepEqual(others, []);
    assert.equal(
        complaint?.what,
        'Field-level security hides from agents: MessagingSession.AcceptTime (when a chat was accepted is unknown until its first message), MessagingSession.EndedByType (who ended a chat is unknown). Who: Ada Agent.'
    );
    assert.match(complaint.mend, /Object Manager, MessagingSession, .*Set Field-Level Security/);

    const fieldsOfSet = hidden
        .map(
            (field) =>
                `<fieldPermissions><editable>false</editable><field>${field}</field><readable>true</readable></fieldPermissions>`
        )
        .join('');
    const text = `<?xml version="1.0"?><PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">${fieldsOfSet}<label>Session Fields</label></PermissionSet>`;
    await deploySet(connection, 'Session_Fields', text);
    assign(org, userId, 'Session_Fields');
    assert.deepEqual(await complaints(), []);
});
