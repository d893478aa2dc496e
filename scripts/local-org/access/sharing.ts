import type { Sharing, SObject } from '../schema/sobject.ts';
import { tableOf } from '../schema/tables.ts';
import { quoted } from '../store/database.ts';

const WORKING = `'Assigned', 'Opened'`;

/** The condition by which a user sees rows of an object; undefined where they see all. SQL over the table's alias. */
export function seenRows(sharing: Sharing, object: SObject, userId: string, alias: string): string | undefined {
    if (sharing === 'ownRows') {
        return `${alias}.UserId = '${userId}'`;
    }
    if (sharing !== 'private' || !object.owned) {
        return undefined;
    }
    const work = `SELECT WorkItemId FROM o_AgentWork WHERE UserId = '${userId}' AND Status IN (${WORKING}) AND IsDeleted = 0`;
    return `(${ownedRows(userId, alias)} OR ${alias}.Id IN (${work}))`;
}

/** The condition by which a user changes rows of an object; undefined where they change all that they see. */
export function changeableRows(sharing: Sharing, object: SObject, userId: string, alias: string): string | undefined {
    return sharing === 'read' && object.owned ? ownedRows(userId, alias) : seenRows(sharing, object, userId, alias);
}

function ownedRows(userId: string, alias: string): string {
    const queues = `SELECT GroupId FROM o_GroupMember WHERE UserOrGroupId = '${userId}' AND IsDeleted = 0`;
    return `(${alias}.OwnerId = '${userId}' OR ${alias}.OwnerId IN (${queues}))`;
}

/** A table and the condition under which one of its rows is meant. */
export function rowFrom(object: SObject, alias: string, condition: string | undefined): string {
    const present = `${alias}.Id = ? AND ${alias}.IsDeleted = 0`;
    return `${quoted(tableOf(object))} AS ${alias} WHERE ${present}${condition === undefined ? '' : ` AND ${condition}`}`;
}
