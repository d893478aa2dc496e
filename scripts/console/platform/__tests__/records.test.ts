import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelText } from '../../page/session/labelText.ts';
import { happenings } from '../../page/session/world.ts';
import { onError, subscribe } from '../../stand-ins/lightning/empApi/empApi.ts';
import { gql, graphql } from '../../stand-ins/lightning/graphql/graphql.ts';
import { checkIconVariant } from '../../stand-ins/lightning/platformUtilityBarApi/iconVariant.ts';
import { getRecord } from '../../stand-ins/lightning/uiRecordApi/uiRecordApi.ts';
import type { PlatformProfile } from '../traits.ts';
import { ALEX, CHAT, NOW, playPage } from './playedPage.ts';

const PRESENCES = gql`
    query {
        uiapi {
            query {
                UserServicePresence {
                    edges {
                        node {
                            UserId {
                                value
                            }
                        }
                    }
                }
            }
        }
    }
`;
const CHANNELS = gql`
    query {
        uiapi {
            query {
                MessagingSession {
                    edges {
                        node {
                            MessagingChannel {
                                Id
                            }
                        }
                    }
                }
            }
        }
    }
`;
const OPTIONAL = gql`
    query {
        uiapi {
            query {
                MessagingSession {
                    edges {
                        node {
                            MessagingChannel @optional {
                                Id
                            }
                        }
                    }
                }
            }
        }
    }
`;

function answerOf(object: string, nodes: object[]) {
    return { data: { uiapi: { query: { [object]: { edges: nodes.map((node) => ({ node })) } } } } };
}

interface Emitted {
    data?: { uiapi: { query: Record<string, { edges: { node: Record<string, unknown> }[] }> } };
    errors?: { message: string }[];
    refresh?: () => Promise<void>;
}

/** Everything that a wire emits, once it has read. */
async function emittedBy(query: ReturnType<typeof gql>) {
    const emitted: Emitted[] = [];
    const first = Promise.withResolvers<void>();
    const wire = new graphql((result) => {
        emitted.push(result as Emitted);
        if (emitted.length === 2) {
            first.resolve();
        }
    });
    wire.update({ query });
    await first.promise;
    return emitted;
}

for (const [wireEmission, times] of [
    ['always', 3],
    ['changed', 2]
] as const) {
    test(`a query's wire emits ${wireEmission === 'always' ? 'after each refresh' : 'where data changed only'}`, async (context) => {
        playPage(context, { wireEmission }, { '/graphql': answerOf('UserServicePresence', []) });
        const emitted = await emittedBy(PRESENCES);
        await emitted.at(-1)?.refresh?.();
        assert.equal(emitted.length, times);
    });

    test(`a record's wire emits ${wireEmission === 'always' ? 'after each reading' : 'where data changed only'}`, async (context) => {
        playPage(context, { wireEmission }, { [CHAT]: { apiName: 'MessagingSession', id: CHAT, fields: {} } });
        const emitted: unknown[] = [];
        let next = Promise.withResolvers<void>();
        const wire = new getRecord((result) => {
            emitted.push(result);
            next.resolve();
        });
        const config = { recordId: CHAT, fields: 'MessagingSession.Status' };
        next = Promise.withResolvers<void>();
        wire.update(config);
        await next.promise;
        const { readAgain } = await import('../../page/records/records.ts');
        await readAgain([CHAT]);
        assert.equal(emitted.length, times);
    });
}

for (const [otherAgentsRows, seen] of [
    ['visible', [ALEX, '005OTHER']],
    ['own', [ALEX]]
] as const) {
    test(`an agent reads ${otherAgentsRows === 'own' ? 'only their own presence' : 'the presence of all'}`, async (context) => {
        const rows = [{ UserId: { value: ALEX } }, { UserId: { value: '005OTHER' } }];
        playPage(context, { otherAgentsRows }, { '/graphql': answerOf('UserServicePresence', rows) });
        const { data } = (await emittedBy(PRESENCES)).at(-1) ?? {};
        const found = data?.uiapi.query.UserServicePresence?.edges.map(({ node }) => node.UserId);
        assert.deepEqual(
            found,
            seen.map((value) => ({ value }))
        );
    });
}

test('the channel of a session is readable, or takes the whole query along', async (context) => {
    const answers = { '/graphql': answerOf('MessagingSession', [{ MessagingChannel: { Id: '0Mj' } }]) };
    const nodeOf = ({ data }: Emitted = {}) => data?.uiapi.query.MessagingSession?.edges[0]?.node;
    playPage(context, { messagingChannel: 'readable' }, answers);
    assert.deepEqual(nodeOf((await emittedBy(CHANNELS)).at(-1)), { MessagingChannel: { Id: '0Mj' } });
    playPage(context, { messagingChannel: 'unreadable' }, answers);
    assert.match((await emittedBy(CHANNELS)).at(-1)?.errors?.[0]?.message ?? '', /'MessagingChannel'.*is undefined/);
    assert.deepEqual(nodeOf((await emittedBy(OPTIONAL)).at(-1)), {});
});

test('a record is refused for the field of a channel that is unreadable, not for an optional one', async (context) => {
    const { asked } = playPage(
        context,
        { messagingChannel: 'unreadable' },
        { [CHAT]: { apiName: 'MessagingSession', id: CHAT, fields: {} } }
    );
    const { readRecord } = await import('../../page/records/records.ts');
    const channel = ['MessagingSession.MessagingChannel.DeveloperName'];
    await assert.rejects(readRecord(CHAT, channel), { status: 400 });
    await readRecord(CHAT, ['MessagingSession.Status'], channel);
    assert.doesNotMatch(asked.at(-1) ?? '', /MessagingChannel/);
});

test('change events are heard, or none come, or their subscription is refused, with an answer or without', async (context) => {
    const change = {
        entity: 'Case',
        ids: ['500'],
        changeType: 'UPDATE' as const,
        at: NOW,
        events: [{ Status: 'New' }]
    };
    const heard: unknown[] = [];
    const hear = () => subscribe('/data/CaseChangeEvent', -1, ({ data }) => heard.push(data.payload));
    playPage(context, { changeEvents: 'allowed' });
    await hear();
    happenings.tell('change', change);
    assert.deepEqual(heard, [{ Status: 'New' }]);

    playPage(context, { changeEvents: 'silent' });
    happenings.tell('change', change);
    assert.equal(heard.length, 1);

    const errors: unknown[] = [];
    await onError((error) => errors.push(error));
    playPage(context, { changeEvents: 'refused' });
    await assert.rejects(hear(), { successful: false, subscription: '/data/CaseChangeEvent' });
    assert.equal(errors.length, 1);

    playPage(context, { changeEvents: 'unanswered' });
    let isAnswered = false;
    void hear().finally(() => (isAnswered = true));
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual([errors.length, isAnswered], [2, false]);
});

test('labels are translated where the org has Translation Workbench', () => {
    const labels = { en: { Late: 'late' }, de: { Late: 'zu spät' } };
    const textOn = (translations: PlatformProfile['translations']) => labelText(labels, 'Late', 'de', { translations });
    assert.equal(textOn('accepted'), 'zu spät');
    assert.equal(textOn('refused'), 'late');
});

test('the colour of a utility is taken away by null, or null is refused', (context) => {
    playPage(context, { iconVariantNull: 'resets' });
    assert.doesNotThrow(() => checkIconVariant(null));
    playPage(context, { iconVariantNull: 'rejects' });
    assert.throws(() => checkIconVariant(null), /success, warning or error, not null/);
    assert.doesNotThrow(() => checkIconVariant('error'));
});
