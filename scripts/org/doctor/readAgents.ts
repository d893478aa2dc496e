import type { Connection } from 'jsforce';
import { AGENT_NEEDS, AGENT_SET, type Right } from './agentNeeds.ts';
import type { AgentAccess, SetupKind } from './orgState.ts';
import { rowsOf, type Row } from './rows.ts';
import { SESSION_FIELDS } from './sessionFields.ts';

/** More agents than these are not looked at; permission sets give them the same. */
const MOST_AGENTS = 200;
const RIGHTS: Readonly<Record<Right, string>> = {
    read: 'PermissionsRead',
    create: 'PermissionsCreate',
    edit: 'PermissionsEdit'
};
/** User permissions that Messaging brings: an org without its licences has no such fields. */
export const END_PERMISSIONS = ['EmbeddedMessagingAgent', 'LMEndMessagingSessionUserPerm'] as const;
const ALL_DATA = ['ViewAllData', 'ModifyAllData'];

function listOf(names: Iterable<string>): string {
    return [...names].map((name) => `'${name}'`).join();
}

/** What a permission set, or a profile's own one, allows. */
interface Allowed {
    objects: Map<string, Row>;
    fields: Map<string, Row>;
    permissions: Set<string>;
    /** Ids of what of Setup is open, by its kind. */
    entities: Map<SetupKind, Set<string>>;
}

/** An id as every API gives its beginning. */
const SHORT = 15;

/** The user permissions that the org knows of, as far as the doctor asks for them. */
async function knownPermissions(connection: Connection): Promise<string[]> {
    const { fields } = await connection.sobject('PermissionSet').describe();
    const names = new Set(fields.map(({ name }) => name));
    return [...ALL_DATA, ...END_PERMISSIONS].filter((name) => names.has(`Permissions${name}`));
}

async function allowedBy(connection: Connection, permissions: readonly string[]): Promise<Map<string, Allowed>> {
    const objects = listOf(new Set([...AGENT_NEEDS.map(({ object }) => object), 'AgentWork', 'UserServicePresence']));
    const fields = listOf(
        new Set(
            [...AGENT_NEEDS, ...SESSION_FIELDS].flatMap(({ object, field }: { object: string; field?: string }) =>
                field === undefined ? [] : `${object}.${field}`
            )
        )
    );
    const [sets, objectRows, fieldRows, entityRows] = await Promise.all([
        rowsOf(connection, `SELECT Id${permissions.map((name) => `, Permissions${name}`).join('')} FROM PermissionSet`),
        rowsOf(
            connection,
            `SELECT ParentId, SobjectType, PermissionsRead, PermissionsCreate, PermissionsEdit, PermissionsViewAllRecords FROM ObjectPermissions WHERE SobjectType IN (${objects})`
        ),
        rowsOf(
            connection,
            `SELECT ParentId, Field, PermissionsRead, PermissionsEdit FROM FieldPermissions WHERE Field IN (${fields})`
        ),
        rowsOf(
            connection,
            "SELECT ParentId, SetupEntityId, SetupEntityType FROM SetupEntityAccess WHERE SetupEntityType IN ('TabSet', 'ServicePresenceStatus')"
        )
    ]);
    // Of what nobody at all may use, the org has not said who may.
    const kinds = new Set((entityRows ?? []).map((row) => row['SetupEntityType'] as SetupKind));
    const allowed = new Map<string, Allowed>();
    for (const set of sets ?? []) {
        allowed.set(String(set['Id']), {
            objects: new Map(),
            fields: new Map(),
            permissions: new Set(permissions.filter((name) => set[`Permissions${name}`] === true)),
            entities: new Map([...kinds].map((kind) => [kind, new Set()]))
        });
    }
    for (const row of objectRows ?? []) {
        allowed.get(String(row['ParentId']))?.objects.set(String(row['SobjectType']), row);
    }
    for (const row of fieldRows ?? []) {
        allowed.get(String(row['ParentId']))?.fields.set(String(row['Field']), row);
    }
    for (const row of entityRows ?? []) {
        allowed
            .get(String(row['ParentId']))
            ?.entities.get(row['SetupEntityType'] as SetupKind)
            ?.add(String(row['SetupEntityId']).slice(0, SHORT));
    }
    return allowed;
}

/** The active users who have the agents' permission set, by itself or as a part of a group of permission sets. */
async function holders(connection: Connection): Promise<Row[] | undefined> {
    const groups = await rowsOf(
        connection,
        `SELECT PermissionSetGroupId FROM PermissionSetGroupComponent WHERE PermissionSet.Name = '${AGENT_SET}'`
    );
    const ids = listOf(new Set((groups ?? []).map((row) => String(row['PermissionSetGroupId']))));
    const byGroup = ids === '' ? '' : ` OR PermissionSetGroupId IN (${ids})`;
    const rows = await rowsOf(
        connection,
        `SELECT AssigneeId, Assignee.Name, Assignee.ProfileId FROM PermissionSetAssignment WHERE (PermissionSet.Name = '${AGENT_SET}'${byGroup}) AND Assignee.IsActive = true ORDER BY AssigneeId`
    );
    return rows && [...new Map(rows.map((row) => [row['AssigneeId'], row])).values()];
}

/** What each agent may do by the profile and all permission sets; undefined where this user cannot ask for it. */
export async function readAgents(connection: Connection): Promise<AgentAccess[] | undefined> {
    const agents = (await holders(connection))?.slice(0, MOST_AGENTS);
    if (agents === undefined || agents.length === 0) {
        return agents && [];
    }
    const permissions = await knownPermissions(connection);
    const ids = listOf(new Set(agents.map((row) => String(row['AssigneeId']))));
    const [allowed, assignments, profiles] = await Promise.all([
        allowedBy(connection, permissions),
        rowsOf(
            connection,
            `SELECT AssigneeId, PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId IN (${ids})`
        ),
        rowsOf(connection, 'SELECT Id, ProfileId FROM PermissionSet WHERE IsOwnedByProfile = true')
    ]);
    return agents.map((agent) => {
        const assignee = agent['Assignee'] as Row;
        const own = profiles?.find(({ ProfileId }) => ProfileId === assignee['ProfileId']);
        const sets = (assignments ?? []).filter(({ AssigneeId }) => AssigneeId === agent['AssigneeId']);
        const names = new Set([...sets.map((set) => String(set['PermissionSetId'])), String(own?.['Id'])]);
        return accessOf(
            String(assignee['Name']),
            [...names].flatMap((id) => allowed.get(id) ?? [])
        );
    });
}

function accessOf(name: string, sets: readonly Allowed[]): AgentAccess {
    const has = (permission: string): boolean => sets.some(({ permissions }) => permissions.has(permission));
    const isAdministrator = has('ModifyAllData');
    return {
        name,
        permissions: new Set(sets.flatMap(({ permissions }) => [...permissions])),
        may: (right, object, field) => {
            if (field !== undefined) {
                return sets.some(({ fields }) => fields.get(`${object}.${field}`)?.[RIGHTS[right]] === true);
            }
            return (
                isAdministrator ||
                (right === 'read' && has('ViewAllData')) ||
                sets.some(({ objects }) => objects.get(object)?.[RIGHTS[right]] === true)
            );
        },
        mayUse: (kind, id) =>
            sets.some(({ entities }) => entities.has(kind))
                ? sets.some(({ entities }) => entities.get(kind)?.has(id.slice(0, SHORT)))
                : undefined,
        seesAll: (object) =>
            isAdministrator ||
            has('ViewAllData') ||
            sets.some(({ objects }) => objects.get(object)?.['PermissionsViewAllRecords'] === true)
    };
}
