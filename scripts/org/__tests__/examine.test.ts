import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RULES, type Rule } from 'c/etiquette';
import { AGENT_NEEDS, needWords } from '../doctor/agentNeeds.ts';
import { examine } from '../doctor/examine.ts';
import { END_PERMISSIONS } from '../doctor/readAgents.ts';
import { ruleStates } from '../doctor/finding.ts';
import { SESSION_FIELDS } from '../doctor/sessionFields.ts';
import type { AgentAccess, App, OrgState, Page } from '../doctor/orgState.ts';

const BAR: Page = {
    name: 'Bar',
    type: 'UtilityBar',
    object: undefined,
    components: [{ name: 'etiquetteUtility', properties: { eager: 'true' } }]
};
const SESSION_PAGE: Page = {
    name: 'Session',
    type: 'RecordPage',
    object: 'MessagingSession',
    components: [{ name: 'etiquettePanel', properties: {} }]
};

/** An agent who may do everything but this: needs in words, user permissions, objects whose records are not all seen. */
function agentWithout(...lacking: string[]): AgentAccess {
    return {
        name: 'Ada',
        permissions: new Set(END_PERMISSIONS.filter((name) => !lacking.includes(name))),
        may: (right, object, field) =>
            !lacking.includes(needWords({ right, object, ...(field !== undefined && { field }) })),
        seesAll: (object) => !lacking.includes(`see all ${object}`),
        mayUse: (_kind, id) => !lacking.includes(`use ${id}`)
    };
}

const HEALTHY: OrgState = {
    versions: [67, 68],
    objects: new Set([
        'AgentWork',
        'MessagingSession',
        'LiveChatTranscript',
        ...AGENT_NEEDS.map(({ object }) => object)
    ]),
    omniChannel: true,
    apps: [{ name: 'Console', utilityBar: 'Bar', pages: [{ object: 'MessagingSession', page: 'Session' }] }],
    pages: [BAR, SESSION_PAGE],
    chosenPages: [],
    securedFields: new Set(SESSION_FIELDS.map(({ object, field }) => `${object}.${field}`)),
    hasCaseKey: true,
    hasPolicyObject: true,
    hasLiveChat: true,
    changeEvents: new Set(['MessagingSessionChangeEvent', 'AgentWorkChangeEvent', 'UserServicePresenceChangeEvent']),
    statusBased: [],
    queues: [{ queue: 'Chats', routing: 'Routing', pushTimeout: 30, members: 2 }],
    agents: [agentWithout()],
    presenceConfigs: [{ name: 'Presence', isAssigned: true }],
    setupIds: { TabSet: new Map([['Console', '02u1']]), ServicePresenceStatus: new Map([['Online', '0N51']]) },
    onlineStatuses: ['Online'],
    translationWorkbench: true,
    lightningWebSecurity: true,
    safetyNetActive: undefined,
    policies: [{ name: 'Default', fields: { Default__c: true } }]
};

function codes(state: OrgState): string[] {
    return examine(state).map(({ code }) => code);
}
const ALL: readonly Rule[] = RULES;
const BUT_CONNECT = RULES.filter((rule) => rule !== 'connect');

const FAULTS: readonly [what: string, fault: Partial<OrgState>, code: string, blocked: readonly Rule[]][] = [
    ['an older API', { versions: [66, 67] }, 'api-version-too-old', ALL],
    ['Omni-Channel off', { omniChannel: false }, 'omni-channel-off', ALL],
    [
        'no objects of Omni-Channel',
        { omniChannel: undefined, objects: new Set(['MessagingSession']) },
        'omni-channel-off',
        ALL
    ],
    ['legacy Chat alone', { objects: new Set(['AgentWork', 'LiveChatTranscript']) }, 'chat-retired', ALL],
    ['no fields', { hasCaseKey: false }, 'not-deployed', ALL],
    ['a utility bar without us', { pages: [{ ...BAR, components: [] }, SESSION_PAGE] }, 'utility-missing', ALL],
    [
        'a utility bar of no app',
        { apps: [{ name: 'Console', utilityBar: undefined, pages: HEALTHY.apps[0]?.pages ?? [] }] },
        'utility-missing',
        ALL
    ],
    [
        'a utility that waits to be opened',
        { pages: [{ ...BAR, components: [{ name: 'etiquetteUtility', properties: {} }] }, SESSION_PAGE] },
        'utility-not-eager',
        ALL
    ],
    ['a page without the panel', { pages: [BAR, { ...SESSION_PAGE, components: [] }] }, 'panel-missing', BUT_CONNECT],
    [
        'a page that nobody sees',
        { apps: [{ name: 'Console', utilityBar: 'Bar', pages: [] }] },
        'panel-not-active',
        BUT_CONNECT
    ],
    ['nobody allowed', { agents: [] }, 'permission-set-not-assigned', ALL],
    [
        'status-based capacity',
        { statusBased: [{ channel: 'sfdc_livemessage', object: 'MessagingSession' }] },
        'status-based-capacity',
        []
    ],
    [
        'another push time-out',
        { queues: [{ queue: 'Chats', routing: 'Routing', pushTimeout: 60, members: 2 }] },
        'push-timeout',
        []
    ],
    [
        'no push time-out',
        { queues: [{ queue: 'Chats', routing: 'Routing', pushTimeout: undefined, members: 2 }] },
        'push-timeout',
        []
    ],
    ['no policy', { policies: [] }, 'no-policy-readable', []],
    ['policies that may not be read', { policies: undefined }, 'no-policy-readable', []],
    [
        'a policy that cannot be used',
        { policies: [{ name: 'Odd', fields: { Response_Seconds__c: -1 } }] },
        'policy-unusable',
        []
    ],
    ['no change events', { changeEvents: new Set() }, 'change-events-not-selected', []],
    [
        'a queue that nobody works for',
        { queues: [{ queue: 'Chats', routing: 'Routing', pushTimeout: 30, members: 0 }] },
        'queue-without-members',
        []
    ],
    [
        'a presence configuration of nobody',
        { presenceConfigs: [{ name: 'Etiquette_Presence', isAssigned: false }] },
        'presence-config-unassigned',
        []
    ],
    ['no translations', { translationWorkbench: false }, 'translations-off', []],
    ['Lightning Locker', { lightningWebSecurity: false }, 'web-security-off', []],
    ['a safety net that runs', { safetyNetActive: true }, 'workflow-user-unknown', []],
    ['agents who may not end chats', { agents: [agentWithout(...END_PERMISSIONS)] }, 'ending-not-permitted', []],
    [
        'agents whom change events are refused',
        { agents: [agentWithout('see all AgentWork')] },
        'change-events-not-permitted',
        []
    ],
    [
        'agents whom change events of policies are refused',
        {
            agents: [agentWithout('see all Etiquette_Policy__c')],
            changeEvents: new Set([...HEALTHY.changeEvents, 'Etiquette_Policy__ChangeEvent'])
        },
        'policy-events-not-permitted',
        []
    ],
    [
        'an agent who does not see the app',
        { agents: [agentWithout(), agentWithout('use 02u1')] },
        'app-not-visible',
        []
    ],
    ['agents who do not see the app', { agents: [agentWithout('use 02u1')] }, 'app-not-visible', ALL],
    ['an agent who cannot go online', { agents: [agentWithout(), agentWithout('use 0N51')] }, 'no-online-status', []],
    ['agents who cannot go online', { agents: [agentWithout('use 0N51')] }, 'no-online-status', ALL],
    ...AGENT_NEEDS.map((need): [string, Partial<OrgState>, string, readonly Rule[]] => [
        `agents who may not ${needWords(need)}`,
        { agents: [agentWithout(needWords(need))] },
        'agent-access-missing',
        need.severity === 'blocks' ? need.rules : []
    ])
];

void describe('the doctor', () => {
    void it('finds nothing in an org that has everything', () => {
        assert.deepEqual(codes(HEALTHY), []);
        assert.deepEqual(new Set(Object.values(ruleStates([]))), new Set(['works']));
    });

    for (const [what, fault, code, blocked] of FAULTS) {
        void it(`names ${what}, how to mend it, and the rules that cannot work`, () => {
            const findings = examine({ ...HEALTHY, ...fault });
            assert.deepEqual(
                findings.map((finding) => finding.code),
                [code]
            );
            assert.ok(findings[0]?.mend.endsWith('.'));
            const states = ruleStates(findings);
            assert.deepEqual(
                RULES.filter((rule) => states[rule] === 'cannot work'),
                blocked
            );
        });
    }

    void it('says of policies that cannot be read that an older version of the product may be the reason', () => {
        const [finding] = examine({ ...HEALTHY, policies: undefined });
        assert.match(finding?.what ?? '', /you lack the permission, or an older version of the product is deployed\.$/);
        assert.match(finding?.mend ?? '', /^npm run deploy -- --assign Chat_Etiquette_Supervisor\.$/);
    });

    void it('asks for nothing of legacy Chat where its package is not deployed', () => {
        const agents = [agentWithout('read LiveChatTranscript')];
        assert.deepEqual(codes({ ...HEALTHY, agents, hasLiveChat: false }), []);
    });

    void it('takes a page that is chosen for the whole org as well as one of an app', () => {
        const chosenPages = [{ object: 'MessagingSession', page: 'Session' }];
        assert.deepEqual(codes({ ...HEALTHY, apps: [{ name: 'C', utilityBar: 'Bar', pages: [] }], chosenPages }), []);
    });

    void it('names an app of the org’s own whose utility item does not start, beside one whose item does', () => {
        const own = { name: 'Own_Bar', type: 'UtilityBar', object: undefined };
        const item = { name: 'etiquetteUtility', properties: {} };
        const [console] = HEALTHY.apps as [App];
        const findings = examine({
            ...HEALTHY,
            apps: [console, { ...console, name: 'Own', utilityBar: 'Own_Bar' }],
            pages: [...HEALTHY.pages, { ...own, components: [item] }]
        });
        assert.deepEqual(
            findings.map(({ code, severity }) => [code, severity]),
            [['utility-not-eager', 'limits']]
        );
        assert.match(findings[0]?.what ?? '', /in Own_Bar does not start by itself/);
    });

    void it('names an app with the utility item whose session page lacks the panel, beside one whose page has it', () => {
        const [console] = HEALTHY.apps as [App];
        const plain: Page = { ...SESSION_PAGE, name: 'Plain', components: [] };
        const pages = [...HEALTHY.pages, plain];
        for (const chosen of [[], [{ object: 'MessagingSession', page: 'Plain' }]]) {
            const apps = [console, { ...console, name: 'Own', pages: chosen }];
            const findings = examine({ ...HEALTHY, apps, pages });
            assert.deepEqual(
                findings.map(({ code, severity }) => [code, severity]),
                [['panel-not-active', 'limits']]
            );
            assert.match(findings[0]?.what ?? '', /in the app Own\b/);
            const chosenPages = [{ object: 'MessagingSession', page: 'Session' }];
            const isMended = chosen.length === 0;
            assert.deepEqual(codes({ ...HEALTHY, apps, pages, chosenPages }), isMended ? [] : ['panel-not-active']);
        }
        const without = { name: 'Sales', utilityBar: undefined, pages: [] };
        assert.deepEqual(codes({ ...HEALTHY, apps: [console, without], pages }), []);
    });

    void it('takes presence configurations of the org’s own for what they are: the default one is for whoever has none', () => {
        const presenceConfigs = [
            { name: 'Default_Presence_Configuration', isAssigned: false },
            { name: 'Service_Team', isAssigned: true }
        ];
        assert.deepEqual(codes({ ...HEALTHY, presenceConfigs }), []);
    });

    void it('wants the push time-out to be the limit of the policy of the queue', () => {
        const fields = { Channel__c: 'Chats', Connect_Seconds__c: 45 };
        assert.deepEqual(codes({ ...HEALTHY, policies: [{ name: 'Chats', fields }] }), ['push-timeout']);
    });

    for (const [part, words] of [
        ['agents', 'permission sets'],
        ['queues', 'queues'],
        ['statusBased', 'service channels'],
        ['presenceConfigs', 'presence configurations']
    ] as const) {
        void it(`says that it could not read ${words}, and calls no rule sound for that`, () => {
            const findings = examine({ ...HEALTHY, [part]: undefined });
            assert.deepEqual(
                findings.map(({ code }) => code),
                ['not-examined']
            );
            assert.match(findings[0]?.what ?? '', new RegExp(words));
            assert.deepEqual(new Set(Object.values(ruleStates(findings))), new Set(['limited']));
        });
    }

    void it('misses nothing where the org does not say who may use an app or a status', () => {
        const silent = { ...agentWithout(), mayUse: () => undefined };
        assert.deepEqual(codes({ ...HEALTHY, agents: [silent] }), []);
        const none = { TabSet: new Map<string, string>(), ServicePresenceStatus: new Map<string, string>() };
        assert.deepEqual(codes({ ...HEALTHY, agents: [agentWithout('use 02u1')], setupIds: none }), []);
    });

    void it('misses nothing of Omni-Channel where that is off', () => {
        const off = { omniChannel: false, queues: undefined, statusBased: undefined, presenceConfigs: undefined };
        assert.deepEqual(codes({ ...HEALTHY, ...off }), ['omni-channel-off']);
    });

    void it('says of an org without change events that the queue is read every 15 seconds all the same', () => {
        const [finding] = examine({ ...HEALTHY, changeEvents: new Set(['AgentWorkChangeEvent']) });
        assert.match(
            finding?.what ?? '',
            /not selected for MessagingSession, UserServicePresence: .* read only every 15 seconds, .* up to 15 seconds late\.$/
        );
    });

    void it('tells what blocks rules before what limits them', () => {
        assert.deepEqual(codes({ ...HEALTHY, changeEvents: new Set(), agents: [] }), [
            'permission-set-not-assigned',
            'change-events-not-selected'
        ]);
    });
});
