import type { Field } from '../schema/field.ts';
import type { SObject } from '../schema/sobject.ts';
import type { ObjectRights, PermissionSetData, ProfileData } from './permissionSet.ts';

/** What one user may see and change. */
export interface Access {
    userId: string;
    /** The org itself: it may write what users only read. */
    system: boolean;
    allows(right: keyof ObjectRights, object: SObject): boolean;
    reads(object: SObject, field: Field): boolean;
    edits(object: SObject, field: Field): boolean;
}

/** The org's own access: everything. */
export function systemAccess(userId: string): Access {
    return { userId, system: true, allows: () => true, reads: () => true, edits: () => true };
}

/** A user's access: the profile for what is standard, the assigned permission sets for everything else. */
export function userAccess(userId: string, profile: ProfileData, sets: readonly PermissionSetData[]): Access {
    const objectRight = (right: keyof ObjectRights, object: SObject): boolean => {
        const name = object.name.toLowerCase();
        if (profile.allObjects || profile.objects.get(name)?.[right]) {
            return true;
        }
        return sets.some((set) => set.objects.get(name)?.[right]);
    };
    const fieldRight = (right: 'read' | 'edit', object: SObject, field: Field): boolean => {
        // Standard fields and the names of custom objects have no field permissions here.
        if (!field.custom) {
            return true;
        }
        if (field.required && field.type !== 'boolean') {
            return true;
        }
        const name = `${object.name}.${field.name}`.toLowerCase();
        return sets.some((set) => set.fields.get(name)?.[right]);
    };
    return {
        userId,
        system: false,
        allows: objectRight,
        reads: (object, field) => fieldRight('read', object, field),
        edits: (object, field) => fieldRight('edit', object, field)
    };
}
