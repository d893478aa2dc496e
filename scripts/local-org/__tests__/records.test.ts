import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../localOrg.ts';
import { addUser, NOON, testOrg } from './testOrg.ts';

/** Asserts that the org refuses, with this code. */
function refuses(work: () => unknown, errorCode: string, message?: RegExp): void {
    assert.throws(work, (error) => {
        assert.ok(error instanceof ApiError, String(error));
        assert.equal(error.errorCode, errorCode);
        if (message) {
            assert.match(error.message, message);
        }
        return true;
    });
}

test('a case gets its number, its owner, its status and the time of the org', async (context) => {
    const org = await testOrg(context);
    const agent = addUser(org, 'ann');
    const id = org.as(agent).create('Case', { Subject: 'Help' });
    const record = org.as(agent).get('Case', id.slice(0, 15));
    assert.match(id, /^500\w{15}$/);
    assert.equal(record['CaseNumber'], '00001001');
    assert.equal(record['OwnerId'], agent);
    assert.equal(record['Status'], 'New');
    assert.equal(record['CreatedDate'], new Date(NOON).toISOString().replace('Z', '+0000'));
});

test('a second record with the value of a unique field is refused, and the first one is named', async (context) => {
    const org = await testOrg(context);
    const system = org.asSystem();
    const id = system.create('Case', { Key__c: 'chat-1' });
    refuses(
        () => system.create('Case', { Key__c: 'chat-1' }),
        'DUPLICATE_VALUE',
        new RegExp(`record with id: ${id.slice(0, 15)}$`)
    );
    system.create('Case', { Key__c: 'CHAT-1' });
    system.remove('Case', id);
    assert.ok(system.create('Case', { Key__c: 'chat-1' }));
});

test('a field without permission is neither there to read nor to write', async (context) => {
    const org = await testOrg(context);
    const without = org.as(addUser(org, 'bob'));
    const keeper = org.as(addUser(org, 'eve', 'Keeper'));
    refuses(() => without.create('Case', { Key__c: '1' }), 'INVALID_FIELD', /No such column 'Key__c'/);
    refuses(() => without.query('SELECT Key__c FROM Case'), 'INVALID_FIELD', /No such column 'Key__c'/);
    const id = keeper.create('Case', { Key__c: '1' });
    assert.equal(keeper.get('Case', id, ['Key__c'])['Key__c'], '1');
    refuses(() => keeper.update('Case', id, { Reasons__c: 'answer' }), 'INVALID_FIELD_FOR_INSERT_UPDATE');
});

test('an object without permission is not there', async (context) => {
    const org = await testOrg(context);
    const without = org.as(addUser(org, 'bob'));
    refuses(() => without.query('SELECT Id FROM Limit__c'), 'INVALID_TYPE');
    refuses(() => without.create('Limit__c', { Name: 'x' }), 'NOT_FOUND');
    refuses(
        () => org.as(addUser(org, 'eve', 'Keeper')).remove('Limit__c', 'a00000000000001'),
        'INSUFFICIENT_ACCESS_OR_READONLY'
    );
});

test('a validation rule holds at both of its limits', async (context) => {
    const org = await testOrg(context);
    const system = org.asSystem();
    for (const seconds of [1, 900]) {
        system.create('Limit__c', { Name: 'good', Seconds__c: seconds });
    }
    for (const seconds of [0, 901]) {
        refuses(
            () => system.create('Limit__c', { Name: 'bad', Seconds__c: seconds }),
            'FIELD_CUSTOM_VALIDATION_EXCEPTION',
            /between 1 and 900/
        );
    }
    const id = system.create('Limit__c', { Name: 'empty' });
    refuses(() => system.update('Limit__c', id, { Seconds__c: 901 }), 'FIELD_CUSTOM_VALIDATION_EXCEPTION');
});

test('values are refused for what they are', async (context) => {
    const org = await testOrg(context);
    const system = org.asSystem();
    refuses(() => system.create('Contact', { FirstName: 'Jo' }), 'REQUIRED_FIELD_MISSING', /\[LastName\]/);
    refuses(() => system.create('Case', { Subject: 'x'.repeat(256) }), 'STRING_TOO_LONG', /max length=255/);
    assert.ok(system.create('Case', { Subject: 'x'.repeat(255) }));
    refuses(() => system.create('Case', { Reasons__c: 'answer;other' }), 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
    refuses(() => system.create('Case', { ContactId: 'nonsense' }), 'MALFORMED_ID');
    refuses(() => system.create('Case', { ContactId: '003000000000001' }), 'INVALID_CROSS_REFERENCE_KEY');
    refuses(() => system.create('Contact', { LastName: 'x', Email: 'nobody' }), 'INVALID_EMAIL_ADDRESS');
    refuses(() => system.create('Limit__c', { Name: 'x', Seconds__c: 100_000 }), 'NUMBER_OUTSIDE_VALID_RANGE');
    refuses(() => system.create('Case', { IsEscalated: 'yes' }), 'JSON_PARSER_ERROR');
    refuses(() => system.create('Case', { Nonsense: 1 }), 'INVALID_FIELD');
});

test('what Salesforce lets nobody create is refused to users, and open to the console itself', async (context) => {
    const org = await testOrg(context);
    const agent = org.as(addUser(org, 'ann'));
    refuses(() => agent.create('MessagingSession', {}), 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
    refuses(() => agent.update('LiveChatTranscript', '570000000000001', {}), 'INSUFFICIENT_ACCESS_OR_READONLY');
});

test('a deleted record is gone, and what referred to it refers to nothing', async (context) => {
    const org = await testOrg(context);
    const system = org.asSystem();
    const contact = system.create('Contact', { LastName: 'Gone' });
    const id = system.create('Case', { ContactId: contact });
    system.remove('Contact', contact);
    assert.equal(system.get('Case', id)['ContactId'], null);
    refuses(() => system.update('Contact', contact, { FirstName: 'x' }), 'ENTITY_IS_DELETED');
    assert.equal(system.query('SELECT Id FROM Contact').length, 0);
    assert.equal(system.query('SELECT Id FROM Contact ALL ROWS').length, 1);
});

test('upsert by an external id creates once and changes afterwards, parents by their own external ids', async (context) => {
    const org = await testOrg(context);
    const system = org.asSystem();
    const first = system.upsert('Case', 'Key__c', 'K1', { Subject: 'one' });
    const second = system.upsert('Case', 'Key__c', 'K1', { Subject: 'two' });
    assert.deepEqual([first.created, second.created, second.id], [true, false, first.id]);
    const child = system.create('Case', { Parent: { Key__c: 'K1' } });
    assert.equal(system.get('Case', child)['ParentId'], first.id);
    refuses(() => system.create('Case', { Parent: { Key__c: 'K9' } }), 'INVALID_FIELD', /not found for field Key__c/);
});

test('a change is told after it is saved, and not at all if the save fails', async (context) => {
    const org = await testOrg(context);
    const system = org.asSystem();
    const heard: string[] = [];
    org.onChange(({ entity, type, ids, fields }) =>
        heard.push(`${type} ${entity} ${ids.length} ${fields.includes('Subject')}`)
    );
    const id = system.create('Case', { Subject: 'x' });
    system.update('Case', id, { Subject: 'y' });
    assert.throws(() =>
        system.together(() => {
            system.create('Case', { Subject: 'z' });
            system.create('Contact', {});
        })
    );
    system.remove('Case', id);
    assert.deepEqual(heard, ['CREATE Case 1 true', 'UPDATE Case 1 true', 'DELETE Case 1 false']);
    assert.equal(system.query('SELECT Id FROM Case').length, 0);
});

test('a formula with NOW tells the time at which it is read', async (context) => {
    let now = NOON;
    const org = await testOrg(context, { now: () => now });
    const system = org.asSystem();
    const id = system.create('Limit__c', { Name: 'clock' });
    now += 61_999;
    assert.equal(system.get('Limit__c', id, ['Now__c'])['Now__c'], '2026-03-02T12:01:01.000+0000');
});
