import { RULES, type Rule } from 'c/etiquette';
import {
    AGENT_NEEDS,
    EVENTS_SET,
    LIVE_CHAT_SET,
    MESSAGING_SET,
    needWords,
    PRESENCE_SET,
    WATCHED,
    type Need
} from './agentNeeds.ts';
import type { Finding, Severity } from './finding.ts';
import type { AgentAccess, OrgState, SetupKind } from './orgState.ts';
import { hasUtility } from './productChecks.ts';
import { END_PERMISSIONS } from './readAgents.ts';
import { SESSION_FIELDS, type SessionField } from './sessionFields.ts';

/** So many agents are named; the others are counted. */
const NAMED = 3;
const POLICY = 'Etiquette_Policy__c';

function namesOf(agents: readonly AgentAccess[]): string {
    const names = agents.slice(0, NAMED).map(({ name }) => name);
    const more = agents.length - names.length;
    return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}

function all(agents: readonly AgentAccess[] | undefined, may: (agent: AgentAccess) => boolean): AgentAccess[] {
    return (agents ?? []).filter((agent) => !may(agent));
}

/** What agents may do: each check gives what it finds, nothing where all is well. */
export const AGENT_CHECKS: readonly ((state: OrgState) => Finding[])[] = [
    ({ agents, objects, hasLiveChat }) => {
        const needs = AGENT_NEEDS.filter(
            ({ object, set }) => objects.has(object) && (set !== LIVE_CHAT_SET || hasLiveChat)
        );
        const lacking = needs.flatMap((need) => {
            const without = all(agents, ({ may }) => may(need.right, need.object, need.field));
            return without.length > 0 ? [{ need, without }] : [];
        });
        return [...Map.groupBy(lacking, ({ need }) => `${need.set}/${need.lost}`).values()].map((group) => {
            const who = new Set(group.flatMap(({ without }) => without));
            return accessFinding(
                group.map(({ need }) => need),
                [...who]
            );
        });
    },
    ({ agents, securedFields, hasLiveChat }) => {
        const hidden = SESSION_FIELDS.filter(
            ({ object, field, set }) =>
                securedFields.has(`${object}.${field}`) && (set !== LIVE_CHAT_SET || hasLiveChat)
        ).flatMap((each) => {
            const without = all(agents, ({ may }) => may('read', each.object, each.field));
            return without.length > 0 ? [{ each, without }] : [];
        });
        return [...Map.groupBy(hidden, ({ each }) => each.object).values()].map((group) => {
            const who = new Set(group.flatMap(({ without }) => without));
            return hiddenFinding(
                group.map(({ each }) => each),
                [...who]
            );
        });
    },
    ({ agents, objects }) => {
        const without = all(agents, ({ permissions }) => END_PERMISSIONS.every((name) => permissions.has(name)));
        if (!objects.has('MessagingSession') || without.length === 0) {
            return [];
        }
        return [
            {
                code: 'ending-not-permitted',
                severity: 'limits',
                rules: ['idle'],
                what: `Agents without the user permissions ${END_PERMISSIONS.join(' and ')} cannot end chats: ${namesOf(without)}.`,
                mend: 'Setup, Permission Set License Assignments: Enhanced Chat User, then a permission set with "End Messaging Session" and the agent permission of Enhanced Chat.'
            }
        ];
    },
    ({ agents, changeEvents }) => {
        const followed = WATCHED.filter((object) => changeEvents.has(`${object}ChangeEvent`));
        const refused = followed.filter((object) => all(agents, ({ seesAll }) => seesAll(object)).length > 0);
        const without = all(agents, ({ seesAll }) => refused.every(seesAll));
        if (refused.length === 0) {
            return [];
        }
        return [
            {
                code: 'change-events-not-permitted',
                severity: 'limits',
                rules: ['connect'],
                what: `Salesforce sends change events only to who sees all records of the object. Refused: ${namesOf(without)}, for ${refused.join(', ')}. Their bar asks now and then instead.`,
                mend: 'A permission set with View All Records of these objects, or View All Data, for agents who may see everybody’s chats. Without it nothing breaks; the queue is known later.'
            }
        ];
    },
    ({ agents, changeEvents }) => {
        const without = all(agents, ({ seesAll }) => seesAll(POLICY));
        if (!changeEvents.has('Etiquette_Policy__ChangeEvent') || without.length === 0) {
            return [];
        }
        const what = `Agents who do not see all records of ${POLICY} are refused its change events: ${namesOf(without)}. Their bar reads the policies once a minute instead.`;
        const mend = `Assign ${EVENTS_SET} (${assignment(EVENTS_SET)}), or leave it: nothing breaks.`;
        return [{ code: 'policy-events-not-permitted', severity: 'limits', rules: [], what, mend }];
    },
    (state) => {
        const apps = state.apps.filter((app) => hasUtility(app, state.pages)).map(({ name }) => name);
        const without = lackingAll(state, 'TabSet', apps);
        if (without.length === 0) {
            return [];
        }
        const what = `No app with the utility item Chat Etiquette (${apps.join(', ')}) is visible to ${namesOf(without)}: nothing runs for them.`;
        const mend = `Assign ${MESSAGING_SET} (${assignment(MESSAGING_SET)}), which shows them Chat_Etiquette_Console; for an app of your own: Setup, App Manager, the app, User Profiles.`;
        return [{ code: 'app-not-visible', severity: severityOf(without, state), rules: RULES, what, mend }];
    },
    (state) => {
        const without = lackingAll(state, 'ServicePresenceStatus', state.onlineStatuses);
        if (without.length === 0) {
            return [];
        }
        const what = `None of the presence statuses for chats (${state.onlineStatuses.join(', ')}) is open to ${namesOf(without)}: they cannot go online, and no chat is offered to them.`;
        const mend = `Assign ${PRESENCE_SET} (${assignment(PRESENCE_SET)}); for statuses of your own: Setup, Permission Sets, Service Presence Statuses Access.`;
        return [{ code: 'no-online-status', severity: severityOf(without, state), rules: RULES, what, mend }];
    }
];

/** The agents to whom none of these is open, as far as the org says who may use them. */
function lackingAll({ agents, setupIds }: OrgState, kind: SetupKind, names: readonly string[]): AgentAccess[] {
    const ids = names.flatMap((name) => setupIds[kind].get(name) ?? []);
    return ids.length === 0 ? [] : all(agents, ({ mayUse }) => ids.some((id) => mayUse(kind, id) ?? true));
}

function severityOf(without: readonly AgentAccess[], { agents }: OrgState): Severity {
    return without.length === agents?.length ? 'blocks' : 'limits';
}

function assignment(set: string): string {
    return `npx sf org assign permset --name ${set} --on-behalf-of USER`;
}

function accessFinding(needs: readonly Need[], agents: readonly AgentAccess[]): Finding {
    const [{ set, lost, severity }] = needs as [Need, ...Need[]];
    const rules = [...new Set(needs.flatMap((need): readonly Rule[] => need.rules))];
    return {
        code: 'agent-access-missing',
        severity,
        rules,
        what: `Agents may not ${needs.map(needWords).join(', ')}: ${lost}. Who: ${namesOf(agents)}.`,
        mend: `Assign ${set} (${assignment(set)}); where they have it, deploy it again: npm run deploy.`
    };
}

function hiddenFinding(fields: readonly SessionField[], agents: readonly AgentAccess[]): Finding {
    const names = fields.map(({ object, field, lost }) => `${object}.${field} (${lost})`);
    return {
        code: 'agent-field-hidden',
        severity: 'limits',
        rules: [...new Set(fields.flatMap(({ rules }) => rules))],
        what: `Field-level security hides from agents: ${names.join(', ')}. Who: ${namesOf(agents)}.`,
        mend: `Setup, Object Manager, ${fields[0]?.object ?? ''}, Fields & Relationships, the field, Set Field-Level Security: make it visible to the agents’ profile; or a permission set of your own that reads it.`
    };
}
