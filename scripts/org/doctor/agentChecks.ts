import type { Rule } from 'c/etiquette';
import { AGENT_NEEDS, LIVE_CHAT_SET, needWords, type Need } from './agentNeeds.ts';
import type { Finding } from './finding.ts';
import type { AgentAccess, OrgState } from './orgState.ts';
import { END_PERMISSIONS } from './readAgents.ts';
import { SESSION_FIELDS, type SessionField } from './sessionFields.ts';

/** So many agents are named; the others are counted. */
const NAMED = 3;
const WATCHED = ['MessagingSession', 'AgentWork', 'UserServicePresence'];

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
    }
];

function accessFinding(needs: readonly Need[], agents: readonly AgentAccess[]): Finding {
    const [{ set, lost, severity }] = needs as [Need, ...Need[]];
    const rules = [...new Set(needs.flatMap((need): readonly Rule[] => need.rules))];
    return {
        code: 'agent-access-missing',
        severity,
        rules,
        what: `Agents may not ${needs.map(needWords).join(', ')}: ${lost}. Who: ${namesOf(agents)}.`,
        mend: `Assign ${set} (npx sf org assign permset --name ${set} --on-behalf-of USER); where they have it, deploy it again: npm run deploy.`
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
