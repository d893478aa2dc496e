import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError, type LocalOrg } from '../localOrg.ts';
import { NOON, testOrg } from './testOrg.ts';

function filled(org: LocalOrg): void {
    const system = org.asSystem();
    const contact = system.create('Contact', { FirstName: 'Ada', LastName: 'Müller' });
    system.create('Case', { Subject: 'Alpha', ContactId: contact, Reasons__c: 'answer;duration', Priority: 'High' });
    system.create('Case', { Subject: 'beta', ContactId: contact, Reasons__c: 'answer' });
    system.create('Case', { Subject: null, Status: 'Closed' });
}

function subjects(org: LocalOrg, rest: string): unknown[] {
    return org
        .asSystem()
        .query(`SELECT Subject FROM Case ${rest}`)
        .map((record) => record['Subject']);
}

test('conditions find what Salesforce would find', async (context) => {
    const org = await testOrg(context);
    filled(org);
    const found: [string, unknown[]][] = [
        ["WHERE Subject = 'ALPHA'", ['Alpha']],
        ["WHERE Subject != 'alpha'", ['beta', null]],
        ["WHERE NOT Subject = 'alpha'", ['beta', null]],
        ['WHERE Subject = null', [null]],
        ["WHERE Subject LIKE '%A'", ['Alpha', 'beta']],
        ["WHERE Subject LIKE 'b_ta'", ['beta']],
        ["WHERE Subject IN ('beta', null)", ['beta', null]],
        ["WHERE Subject NOT IN ('beta')", ['Alpha', null]],
        ["WHERE Reasons__c INCLUDES ('answer;duration')", ['Alpha']],
        ["WHERE Reasons__c EXCLUDES ('duration')", ['beta', null]],
        ["WHERE Contact.LastName = 'MÜLLER' AND (Priority = 'High' OR Subject = 'x')", ['Alpha']],
        ["WHERE ContactId IN (SELECT Id FROM Contact WHERE FirstName = 'ada') AND IsClosed = false", ['Alpha', 'beta']],
        ['WHERE CreatedDate = TODAY', ['Alpha', 'beta', null]],
        ['WHERE CreatedDate > TODAY', []],
        ['WHERE CreatedDate >= LAST_N_DAYS:1 ORDER BY Subject DESC NULLS LAST LIMIT 1', ['beta']],
        ['WHERE CreatedDate <= 2026-03-02T12:00:00Z ORDER BY Subject OFFSET 1', ['Alpha', 'beta']],
        ['WHERE CreatedDate < 2026-03-02T12:00:00.000+00:00', []]
    ];
    for (const [rest, expected] of found) {
        assert.deepEqual(subjects(org, rest), expected, rest);
    }
});

test('text in a statement stays text', async (context) => {
    const org = await testOrg(context);
    const subject = `it's "1=1" \\ % _ ; DROP`;
    org.asSystem().create('Case', { Subject: subject });
    const literal = subject.replace(/[\\']/g, '\\$&');
    assert.deepEqual(subjects(org, `WHERE Subject = '${literal}'`), [subject]);
});

test('parents, children, groups and counts come in the shape of the API', async (context) => {
    const org = await testOrg(context);
    filled(org);
    const system = org.asSystem();
    const [record] = system.query('SELECT Contact.Name, Owner.Name, Owner.Type FROM Case LIMIT 1');
    assert.deepEqual((record?.['Contact'] as { Name: string }).Name, 'Ada Müller');
    assert.deepEqual((record?.['Owner'] as { Type: string }).Type, 'User');
    const [contact] = system.query('SELECT Id, (SELECT Subject FROM Cases ORDER BY Subject DESC LIMIT 1) FROM Contact');
    const cases = contact?.['Cases'] as { totalSize: number; records: { Subject: string }[] };
    assert.deepEqual([cases.totalSize, cases.records[0]?.Subject], [1, 'beta']);
    const groups = system.query(
        'SELECT Status, COUNT(Id) cases, MAX(CreatedDate) FROM Case GROUP BY Status HAVING COUNT(Id) > 1'
    );
    assert.deepEqual(
        groups.map(({ Status, cases: count, expr0 }) => [Status, count, expr0]),
        [['New', 2, '2026-03-02T12:00:00.000+0000']]
    );
    assert.deepEqual(
        system.query(
            'SELECT CALENDAR_YEAR(CreatedDate) y, COUNT(Id) FROM Case GROUP BY CALENDAR_YEAR(CreatedDate)'
        )[0]?.['y'],
        new Date(NOON).getUTCFullYear()
    );
});

test('what is not understood is refused and never answered wrongly', async (context) => {
    const org = await testOrg(context);
    const refused: [string, string][] = [
        ['SELECT FROM Case', 'MALFORMED_QUERY'],
        ['SELECT Id FROM Nothing', 'INVALID_TYPE'],
        ['SELECT Nothing FROM Case', 'INVALID_FIELD'],
        ['SELECT Nothing.Name FROM Case', 'INVALID_FIELD'],
        ['SELECT Id, Id FROM Case', 'INVALID_FIELD'],
        ["SELECT Id FROM Case WHERE Subject = 'a' OR Subject = 'b' AND Subject = 'c'", 'MALFORMED_QUERY'],
        ['SELECT Id FROM Case WHERE Subject = 1', 'INVALID_FIELD'],
        ["SELECT Id FROM Case WHERE CreatedDate = '2026'", 'INVALID_FIELD'],
        ["SELECT Id FROM Case WHERE ContactId = 'x'", 'INVALID_QUERY_FILTER_OPERATOR'],
        ["SELECT Id FROM Case WHERE Description = 'x'", 'INVALID_FIELD'],
        ['SELECT Id FROM Limit__c WHERE Now__c > TODAY', 'INVALID_FIELD'],
        ['SELECT Status, Subject FROM Case GROUP BY Status', 'MALFORMED_QUERY'],
        ['SELECT Status, COUNT(Id) FROM Case GROUP BY ROLLUP(Status)', 'MALFORMED_QUERY'],
        ['SELECT TYPEOF Owner WHEN User THEN Id END FROM Case', 'MALFORMED_QUERY'],
        ['SELECT FIELDS(ALL) FROM Case', 'MALFORMED_QUERY'],
        ['SELECT Id FROM Case USING SCOPE mine', 'MALFORMED_QUERY'],
        ['SELECT Id FROM Case OFFSET 2001', 'MALFORMED_QUERY'],
        ['SELECT DISTANCE(a, b, c) FROM Case', 'MALFORMED_QUERY']
    ];
    for (const [soql, code] of refused) {
        assert.throws(
            () => org.asSystem().query(soql),
            (error) => error instanceof ApiError && error.errorCode === code,
            soql
        );
    }
});
