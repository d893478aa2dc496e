import { RULES } from 'c/etiquette';
import { readPolicies } from 'c/policies';
import type { Finding } from './finding.ts';
import type { OrgState } from './orgState.ts';

const NEEDED_VERSION = 68;
const CHANGE_EVENTS = ['MessagingSessionChangeEvent', 'AgentWorkChangeEvent', 'UserServicePresenceChangeEvent'];
const PRODUCT = 'npm run deploy';
/** The presence configuration of the sample routing. The org's default one is assigned to nobody, and still holds. */
const SAMPLE_PRESENCE = 'Etiquette_Presence';

/** Salesforce's own settings: each check gives what it finds, nothing where all is well. */
export const PLATFORM_CHECKS: readonly ((state: OrgState) => Finding[])[] = [
    ({ versions }) => {
        const newest = Math.max(...versions);
        if (newest >= NEEDED_VERSION) {
            return [];
        }
        return [
            {
                code: 'api-version-too-old',
                severity: 'blocks',
                rules: RULES,
                what: `The org's newest API version is ${newest}.0; the components need ${NEEDED_VERSION}.0.`,
                mend: `Wait for the org's next release (trust.salesforce.com names the day).`
            }
        ];
    },
    ({ omniChannel, objects }) => {
        if (omniChannel ?? objects.has('AgentWork')) {
            return [];
        }
        return [
            {
                code: 'omni-channel-off',
                severity: 'blocks',
                rules: RULES,
                what: 'Omni-Channel is off: no chat is offered to anyone.',
                mend: 'Setup, Omni-Channel Settings: Enable Omni-Channel.'
            }
        ];
    },
    ({ objects }) => {
        if (objects.has('MessagingSession')) {
            return [];
        }
        const what = objects.has('LiveChatTranscript')
            ? 'The org has legacy Chat only, which Salesforce retired on 14 February 2026: no new chat comes in.'
            : 'The org has neither Messaging nor Chat.';
        const mend = 'Setup, Messaging Settings: turn Messaging on and make an Enhanced Chat channel.';
        return [{ code: 'chat-retired', severity: 'blocks', rules: RULES, what, mend }];
    },
    ({ statusBased }) =>
        (statusBased ?? []).map(({ channel, object }) => ({
            code: 'status-based-capacity',
            severity: 'limits',
            rules: ['connect', 'idle'],
            what: `The service channel ${channel} (${object}) has status-based capacity: after its end a chat counts as work until its status says so, so agents look engaged, waiting clients' clocks pause, and the org's own inactivity time-out is off.`,
            mend: `Setup, Service Channels, ${channel}: choose tab-based capacity.`
        })),
    ({ queues, policies }) => {
        const { policyFor } = readPolicies(policies ?? []);
        return (queues ?? []).flatMap(({ queue, routing, pushTimeout }) => {
            const { connect } = policyFor(queue);
            if (pushTimeout === connect) {
                return [];
            }
            const now = pushTimeout === undefined ? 'no push time-out' : `a push time-out of ${pushTimeout} s`;
            return [
                {
                    code: 'push-timeout',
                    severity: 'limits',
                    rules: ['connect'],
                    what: `The routing configuration ${routing} of the queue ${queue} has ${now} instead of ${connect} s: a chat may stay with an agent who does not answer while its client waits too long.`,
                    mend: `Setup, Routing Configurations, ${routing}: Push Time-Out (seconds) ${connect}.`
                } satisfies Finding
            ];
        });
    },
    ({ queues }) =>
        (queues ?? [])
            .filter(({ members }) => members === 0)
            .map(({ queue }) => ({
                code: 'queue-without-members',
                severity: 'limits',
                rules: RULES,
                what: `The queue ${queue} has no members: its chats are offered to nobody.`,
                mend: `Setup, Queues, ${queue}: add your agents to Queue Members.`
            })),
    ({ presenceConfigs }) =>
        (presenceConfigs ?? [])
            .filter(({ name, isAssigned }) => name === SAMPLE_PRESENCE && !isAssigned)
            .map(({ name }) => ({
                code: 'presence-config-unassigned',
                severity: 'limits',
                rules: ['connect'],
                what: `The presence configuration ${name} is assigned to nobody: its capacity and its push time-out hold for nobody.`,
                mend: `Setup, Presence Configurations, ${name}: assign your agents, or their profile.`
            })),
    ({ translationWorkbench }) => {
        if (translationWorkbench !== false) {
            return [];
        }
        const what = 'Translation Workbench is off: every agent reads English, whatever their language.';
        const mend = `Setup, Translation Language Settings: Enable; then ${PRODUCT}.`;
        return [{ code: 'translations-off', severity: 'limits', rules: [], what, mend }];
    },
    ({ lightningWebSecurity }) => {
        if (lightningWebSecurity !== false) {
            return [];
        }
        const what =
            'Lightning Web Security is off: components run under Lightning Locker, under which the product was never tried, and Salesforce asks for Lightning Web Security where components use the utility bar.';
        const mend =
            'Setup, Session Settings: Use Lightning Web Security for Lightning web components and Aura components.';
        return [{ code: 'web-security-off', severity: 'limits', rules: RULES, what, mend }];
    },
    ({ safetyNetActive }) => {
        if (safetyNetActive !== true) {
            return [];
        }
        const what =
            'The flow of the safety net is active. It runs on a schedule, for which Salesforce wants a default workflow user; no API says whether there is one.';
        const mend = 'Setup, Process Automation Settings: look whether Default Workflow User is filled.';
        return [{ code: 'workflow-user-unknown', severity: 'limits', rules: [], what, mend }];
    },
    ({ changeEvents }) => {
        const missing = CHANGE_EVENTS.filter((name) => !changeEvents.has(name));
        if (missing.length === 0) {
            return [];
        }
        return [
            {
                code: 'change-events-not-selected',
                severity: 'limits',
                rules: ['connect'],
                what: `Change Data Capture is not selected for ${missing.map((name) => name.replace('ChangeEvent', '')).join(', ')}: who waits and whether all agents are engaged is read only every 15 seconds, so a waiting client appears, and their clock pauses, up to 15 seconds late.`,
                mend: `${PRODUCT} -- --with cdc, or Setup, Change Data Capture.`
            }
        ];
    }
];
