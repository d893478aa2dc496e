import type { Field } from '../schema/field.ts';
import type { Sharing, SObject } from '../schema/sobject.ts';
import type { ObjectRights, PermissionSetData, ProfileData } from './permissionSet.ts';
import { changeableRows, seenRows } from './sharing.ts';

/** What one user may see and change. */
export interface Access {
    userId: string;
    /** The org itself: it may write what users only read. */
    system: boolean;
    /** A user permission, as `ModifyMetadata`. */
    has(permission: string): boolean;
    allows(right: keyof ObjectRights, object: SObject): boolean;
    reads(object: SObject, field: Field): boolean;
    edits(object: SObject, field: Field): boolean;
    /** The rows that this user sees, as SQL over the alias of the object's table; undefined for all. */
    seen(object: SObject, alias: string): string | undefined;
    /** The rows that this user changes, likewise. */
    changeable(object: SObject, alias: string): string | undefined;
}

/** How a user comes by what they may do. */
export interface Grants {
    profile: ProfileData;
    sets: readonly PermissionSetData[];
    /** How records of an object are shared in this org. */
    sharingOf(object: SObject): Sharing;
}

/** The org's own access: everything. */
export function systemAccess(userId: string): Access {
    return {
        userId,
        system: true,
        has: () => true,
        allows: () => true,
        reads: () => true,
        edits: () => true,
        seen: () => undefined,
        changeable: () => undefined
    };
}

const VIEW_ALL = 'ViewAllData';
const MODIFY_ALL = 'ModifyAllData';

/** A user's access: what the profile and the assigned permission sets allow, and how records are shared. */
export function userAccess(userId: string, { profile, sets, sharingOf }: Grants): Access {
    const has = (permission: string): boolean =>
        profile.allObjects || sets.some((set) => set.userPermissions.has(permission));
    const allows = (right: keyof ObjectRights, object: SObject): boolean => {
        const name = object.name.toLowerCase();
        return (
            has(MODIFY_ALL) ||
            ((right === 'read' || right === 'viewAll') && has(VIEW_ALL)) ||
            profile.objects.get(name)?.[right] === true ||
            sets.some((set) => set.objects.get(name)?.[right])
        );
    };
    const fieldRight = (right: 'read' | 'edit', object: SObject, field: Field): boolean => {
        if (!field.permissionable || (profile.allFields && !field.custom)) {
            return true;
        }
        const name = `${object.name}.${field.name}`.toLowerCase();
        return sets.some((set) => set.fields.get(name)?.[right]);
    };
    return {
        userId,
        system: false,
        has,
        allows,
        reads: (object, field) => fieldRight('read', object, field),
        edits: (object, field) => fieldRight('edit', object, field),
        seen: (object, alias) =>
            allows('viewAll', object) ? undefined : seenRows(sharingOf(object), object, userId, alias),
        changeable: (object, alias) =>
            allows('modifyAll', object) ? undefined : changeableRows(sharingOf(object), object, userId, alias)
    };
}
