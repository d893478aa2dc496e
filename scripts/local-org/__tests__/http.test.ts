import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addUser, serve, testOrg } from './testOrg.ts';

interface Refusal {
    errorCode: string;
    message: string;
}
function codeOf(body: unknown): string | undefined {
    return (body as Refusal[])[0]?.errorCode;
}

test('every call needs a token of an active user', async (context) => {
    const org = await testOrg(context);
    const { ask, url } = await serve(context, org);
    for (const token of ['', 'nonsense', '00D000000000000!x']) {
        const { status, body } = await ask('GET', 'query?q=SELECT+Id+FROM+Case', undefined, token);
        assert.deepEqual([status, codeOf(body)], [401, 'INVALID_SESSION_ID']);
    }
    const id = addUser(org, 'ann');
    const token = org.tokenOf('ann@test.example');
    assert.equal((await ask('GET', 'limits', undefined, token)).status, 200);
    org.asSystem().update('User', id, { IsActive: false });
    assert.equal((await ask('GET', 'limits', undefined, token)).status, 401);
    assert.equal((await fetch(`${url}/services/data`)).status, 200);
    assert.equal((await fetch(`${url}/elsewhere`)).status, 404);
});

test('garbage gets the error of the API, and the org goes on', async (context) => {
    const { ask, url, token } = await serve(context, await testOrg(context));
    assert.equal(codeOf((await ask('POST', 'sobjects/Case', '{"Subject":')).body), 'JSON_PARSER_ERROR');
    assert.equal(codeOf((await ask('POST', 'sobjects/Case', '[]')).body), 'JSON_PARSER_ERROR');
    assert.equal(codeOf((await ask('POST', 'sobjects/Nothing', {})).body), 'NOT_FOUND');
    assert.equal(codeOf((await ask('GET', 'sobjects/Case/%E0%A4%A')).body), 'NOT_FOUND');
    assert.equal((await ask('GET', 'query')).status, 400);
    assert.equal((await ask('PUT', 'sobjects/Case')).status, 405);
    assert.equal(
        (await fetch(`${url}/services/data/v99.0/limits`, { headers: { Authorization: `Bearer ${token}` } })).status,
        404
    );
    assert.equal(
        (await fetch(`${url}//services/data/v68.0/limits`, { headers: { Authorization: `Bearer ${token}` } })).status,
        200
    );
    assert.equal((await ask('GET', 'limits')).status, 200);
});

test('a page of a query has at most 2,000 records, and the next one is at its address', async (context) => {
    const org = await testOrg(context);
    const system = org.asSystem();
    system.together(() => {
        for (let index = 0; index < 2001; index++) {
            system.create('Contact', { LastName: `c${index}` });
        }
    });
    const { ask } = await serve(context, org);
    const first = (await ask('GET', 'query?q=SELECT+Id+FROM+Contact')).body as {
        records: unknown[];
        done: boolean;
        nextRecordsUrl: string;
        totalSize: number;
    };
    assert.deepEqual([first.records.length, first.done, first.totalSize], [2000, false, 2001]);
    const path = first.nextRecordsUrl.replace('/services/data/v68.0/', '');
    assert.match(path, /^query\/01g\w{15}-2000$/);
    const second = (await ask('GET', path)).body as { records: unknown[]; done: boolean };
    assert.deepEqual([second.records.length, second.done], [1, true]);
    assert.equal(codeOf((await ask('GET', path)).body), 'INVALID_QUERY_LOCATOR');
});

test('a collection takes 200 records and no more; each fails alone unless all or none are asked for', async (context) => {
    const org = await testOrg(context);
    const { ask } = await serve(context, org);
    const contacts = (count: number): unknown[] =>
        Array.from({ length: count }, (_, index) => ({ attributes: { type: 'Contact' }, LastName: `c${index}` }));
    assert.equal(
        codeOf((await ask('POST', 'composite/sobjects', { records: contacts(201) })).body),
        'EXCEEDED_ID_LIMIT'
    );
    assert.equal(((await ask('POST', 'composite/sobjects', { records: contacts(200) })).body as unknown[]).length, 200);
    const mixed = [...contacts(1), { attributes: { type: 'Contact' } }];
    const each = (await ask('POST', 'composite/sobjects', { records: mixed })).body as { success: boolean }[];
    assert.deepEqual(
        each.map(({ success }) => success),
        [true, false]
    );
    const none = (await ask('POST', 'composite/sobjects', { allOrNone: true, records: mixed })).body as {
        success: boolean;
        errors: { statusCode: string }[];
    }[];
    assert.deepEqual(
        none.map(({ errors }) => errors[0]?.statusCode),
        ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'REQUIRED_FIELD_MISSING']
    );
    assert.equal(org.asSystem().query('SELECT Id FROM Contact').length, 201);
});

test('a composite call hands results on, takes 25 parts, and can be all or none', async (context) => {
    const org = await testOrg(context);
    const { ask } = await serve(context, org);
    const part = (referenceId: string, body: unknown, object = 'Case'): unknown => ({
        method: 'POST',
        url: `/services/data/v68.0/sobjects/${object}`,
        referenceId,
        body
    });
    const linked = [part('who', { LastName: 'x' }, 'Contact'), part('what', { ContactId: '@{who.id}' })];
    const done = (await ask('POST', 'composite', { compositeRequest: linked })).body as {
        compositeResponse: { httpStatusCode: number }[];
    };
    assert.deepEqual(
        done.compositeResponse.map(({ httpStatusCode }) => httpStatusCode),
        [201, 201]
    );
    const broken = [part('who', { LastName: 'x' }, 'Contact'), part('what', { ContactId: 'nonsense' })];
    await ask('POST', 'composite', { allOrNone: true, compositeRequest: broken });
    assert.equal(org.asSystem().query('SELECT Id FROM Contact').length, 1);
    const many = Array.from({ length: 26 }, (_, index) => part(`p${index}`, {}));
    assert.equal(codeOf((await ask('POST', 'composite', { compositeRequest: many })).body), 'LIMIT_EXCEEDED');
    assert.equal((await ask('POST', 'composite', { compositeRequest: many.slice(1) })).status, 200);
});

test('the UI API says which field is wrong', async (context) => {
    const org = await testOrg(context);
    addUser(org, 'ann', 'Keeper');
    const { ask } = await serve(context, org);
    const token = org.tokenOf('ann@test.example');
    const made = await ask('POST', 'ui-api/records', { apiName: 'Case', fields: { Subject: 'x', Key__c: 'k' } }, token);
    const record = made.body as { id: string; fields: Record<string, { value: unknown; displayValue: unknown }> };
    assert.deepEqual([made.status, record.fields['Subject']], [201, { value: 'x', displayValue: null }]);
    const read = await ask(
        'GET',
        `ui-api/records/${record.id}?fields=Case.CaseNumber,Case.Owner.Name&optionalFields=Case.Nothing`,
        undefined,
        token
    );
    const { fields } = read.body as {
        fields: Record<string, { value: { fields: Record<string, { value: unknown }> } }>;
    };
    assert.equal(fields['Owner']?.value.fields['Name']?.value, 'ann');
    assert.equal(
        codeOf((await ask('GET', `ui-api/records/${record.id}?fields=Case.Nothing`, undefined, token)).body),
        'INVALID_FIELD'
    );
    const refused = await ask(
        'POST',
        'ui-api/records',
        { apiName: 'Limit__c', fields: { Name: 'x', Seconds__c: 0 } },
        token
    );
    const { output } = refused.body as { output: { fieldErrors: Record<string, { message: string }[]> } };
    assert.equal(output.fieldErrors['Seconds__c']?.[0]?.message, 'Seconds are between 1 and 900.');
    const twin = await ask('POST', 'ui-api/records', { apiName: 'Case', fields: { Key__c: 'k' } }, token);
    const { errorCode, output: found } = twin.body as { errorCode: string; output: { errors: { message: string }[] } };
    assert.equal(errorCode, 'DUPLICATE_VALUE');
    assert.match(found.errors[0]?.message ?? '', new RegExp(record.id.slice(0, 15)));
});

test('GraphQL reads records with variables, parents and pages, and names a field that is not there', async (context) => {
    const org = await testOrg(context);
    const system = org.asSystem();
    for (const key of ['a', 'b', "c'd"]) {
        system.create('Case', { Key__c: key, Subject: key });
    }
    const { ask } = await serve(context, org);
    const run = async (
        where: string,
        selection: string,
        variables = {}
    ): Promise<{ data: unknown; errors: { message: string }[] }> => {
        const query = `query q($key: String) { uiapi { query { Case(first: 2, ${where}) { edges { node { ${selection} } } totalCount pageInfo { hasNextPage } } } } }`;
        return (await ask('POST', 'graphql', { query, variables })).body as {
            data: unknown;
            errors: { message: string }[];
        };
    };
    const found = await run('orderBy: { Subject: { order: DESC } }', 'Id Subject { value } Owner { Name { value } }');
    const { Case } = (
        found.data as {
            uiapi: {
                query: {
                    Case: {
                        edges: { node: { Subject: { value: string } } }[];
                        totalCount: number;
                        pageInfo: { hasNextPage: boolean };
                    };
                };
            };
        }
    ).uiapi.query;
    assert.deepEqual(
        [Case.edges.map(({ node }) => node.Subject.value), Case.totalCount, Case.pageInfo.hasNextPage],
        [["c'd", 'b'], 3, true]
    );
    const one = await run('where: { or: [{ Subject: { eq: $key } }, { Id: { eq: null } }] }', 'Subject { value }', {
        key: "c'd"
    });
    assert.match(JSON.stringify(one.data), /c'd/);
    const wrong = await run('where: {Subject: {eq: "a"}}', 'Nothing { value }');
    assert.match(wrong.errors[0]?.message ?? '', /Field 'Nothing' in type 'Case' is undefined/);
});

test('GraphQL takes fragments, aliases and directives, and refuses what the schema does not have', async (context) => {
    const org = await testOrg(context);
    org.asSystem().create('Case', { Key__c: 'a', Subject: 'First', IsEscalated: true });
    const { ask } = await serve(context, org);
    const run = async (query: string, more = {}) =>
        (await ask('POST', 'graphql', { query, ...more })).body as { data: unknown; errors: { message: string }[] };
    const { data, errors } = await run(
        `query cases($size: Int = 1, $open: Boolean!) { uiapi { query { all: Case(first: $size) { edges { node { ...shown } cursor } } } } }
        fragment shown on Case { __typename Id title: Subject { value } IsEscalated { value } Status @include(if: $open) { value } Owner { Name { value } } }`,
        { variables: { open: false } }
    );
    assert.deepEqual(errors, []);
    const { edges } = (data as { uiapi: { query: { all: { edges: { node: Record<string, unknown> }[] } } } }).uiapi
        .query.all;
    const { Id, Owner, ...rest } = edges[0]?.node ?? {};
    assert.match(String(Id), /^500/);
    assert.ok(Owner);
    assert.deepEqual(rest, { __typename: 'Case', title: { value: 'First' }, IsEscalated: { value: true } });

    const refused: [query: string, problem: RegExp][] = [
        ['{ uiapi { query { Nothing { totalCount } } } }', /Field 'Nothing' in type 'RecordQuery' is undefined/],
        ['{ uiapi { query { Case { edges { node { Subject } } } } } }', /Subselection required for field 'Subject'/],
        [
            '{ uiapi { query { Case(where: { or: [{ Nothing: { eq: "a" } }] }) { totalCount } } } }',
            /^Validation error \(WrongType@\[uiapi\/query\/Case\]\) : argument 'where' .* contains a field not in 'Case_Filter': 'Nothing'$/
        ],
        [
            '{ uiapi { query { Case(orderBy: { Nothing: { order: ASC } }) { totalCount } } } }',
            /argument 'orderBy' .* contains a field not in 'Case_OrderBy': 'Nothing'$/
        ],
        ['{ uiapi { query { Case(first: 2001) { totalCount } } } }', /"first" is between 1 and 2000/],
        ['{ uiapi { query { Case(page: 1) { totalCount } } } }', /Unknown argument "page"/],
        ['{ uiapi { query { Case { ...gone } } } }', /gone/],
        ['mutation { uiapi { query { Case { totalCount } } } }', /Only queries are supported/],
        ['{ uiapi {', /Invalid Syntax/],
        ['query a { uiapi { query { __typename } } } query b { uiapi { query { __typename } } }', /operation name/]
    ];
    for (const [query, problem] of refused) {
        const answer = await run(query);
        assert.equal(answer.data, null, query);
        assert.match(answer.errors[0]?.message ?? '', problem, query);
    }
});
