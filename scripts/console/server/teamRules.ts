import { DEFAULT_POLICY, LIMITS, usablePolicy, type Limit } from 'c/etiquette';
import { readPolicies, type PolicyRow } from 'c/policies';
import type { TeamRules } from '../protocol.ts';
import type { Store } from '../world/records/store.ts';
import { RefusalError } from '../world/refusal.ts';
import { policyRows } from './policyRows.ts';

/** The limits of the org's policy records, to be read and changed. A record with a language has none. */
export interface Rules {
    /** One entry a record; the built-in limits where there is none. */
    read(): Promise<TeamRules[]>;
    /** Changes a record's limits, or makes the default record; answers with what holds then. */
    change(id: string | undefined, limits: Record<string, number>): Promise<TeamRules>;
}

const SOBJECT = 'Etiquette_Policy__c';
const BUILT_IN = 'Built-in';

/** `idleAfterNudge` is `Idle_After_Nudge_Seconds__c`. */
function fieldOf(limit: Limit): string {
    const words = limit.replace(/[A-Z]/g, '_$&');
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}_Seconds__c`;
}

function rulesOf(row: PolicyRow & { id: string }): TeamRules {
    const policy = readPolicies([{ ...row, fields: { ...row.fields, Default__c: true } }]).policyFor(undefined);
    return { id: row.id, name: row.name, limits: Object.fromEntries(LIMITS.map((limit) => [limit, policy[limit]])) };
}

function builtIn(): TeamRules {
    return { name: BUILT_IN, limits: Object.fromEntries(LIMITS.map((limit) => [limit, DEFAULT_POLICY[limit]])) };
}

function mustBeUsable(limits: Record<string, number>): void {
    const unknown = Object.keys(limits).find((name) => !LIMITS.some((limit) => limit === name));
    if (unknown !== undefined) {
        throw new RefusalError('badRequest', `There is no limit "${unknown}". There are: ${LIMITS.join(', ')}.`);
    }
    const { problems } = usablePolicy(limits);
    if (problems.length > 0) {
        throw new RefusalError('badRequest', `These limits cannot be used: ${problems.join('; ')}.`);
    }
}

/** The team's rules, kept as records of the org, from where every open console learns them. */
export function createTeamRules(store: Store): Rules {
    const limiting = async () => (await policyRows(store)).filter(({ fields }) => !fields.Language__c);
    const read = async () => {
        const rows = await limiting();
        return rows.length > 0 ? rows.map(rulesOf) : [builtIn()];
    };
    return {
        read,
        async change(id, limits) {
            const rows = await limiting();
            const row = rows.find((one) => one.id === id);
            if (id !== undefined && !row) {
                throw new RefusalError('notFound', `There is no policy record ${id}.`);
            }
            mustBeUsable({ ...(row ? rulesOf(row) : builtIn()).limits, ...limits });
            const fields = Object.fromEntries(
                LIMITS.flatMap((limit) => (limits[limit] === undefined ? [] : [[fieldOf(limit), limits[limit]]]))
            );
            let changed = id;
            if (changed === undefined) {
                changed = await store.create(SOBJECT, { Name: 'Team rules', Default__c: true, ...fields });
            } else {
                await store.update(SOBJECT, changed, fields);
            }
            return (await read()).find((one) => one.id === changed) ?? builtIn();
        }
    };
}
