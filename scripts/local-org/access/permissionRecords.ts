import type { Org } from '../org.ts';
import { Records } from '../records/records.ts';
import { fieldOf } from '../schema/sobject.ts';
import type { ObjectRights, PermissionSetData, ProfileData } from './permissionSet.ts';
import { ADMINISTRATOR, readProfiles } from './profiles.ts';

type Named = Pick<PermissionSetData, 'objects' | 'fields'>;

const TABLES = ['ObjectPermissions', 'FieldPermissions'];

/** Writes what a permission set allows into the records by which clients ask for it; what stood there before goes. */
export function savePermissions(org: Org, parentId: string, { objects, fields }: Named): void {
    const records = new Records(org, org.systemAccess());
    // Nobody looks for them in the recycle bin, and every deploy would fill it.
    for (const table of TABLES) {
        org.database.run(`DELETE FROM o_${table} WHERE ParentId = ?`, parentId);
    }
    for (const [name, rights] of objects) {
        const SobjectType = org.schema.find(name)?.name;
        if (SobjectType !== undefined) {
            records.create('ObjectPermissions', { ParentId: parentId, SobjectType, ...objectFields(rights) });
        }
    }
    for (const [name, { read, edit }] of fields) {
        const [objectName = '', fieldName = ''] = name.split('.');
        const object = org.schema.find(objectName);
        const field = object && fieldOf(object, fieldName);
        if (object && field) {
            records.create('FieldPermissions', {
                ParentId: parentId,
                SobjectType: object.name,
                Field: `${object.name}.${field.name}`,
                PermissionsRead: read,
                PermissionsEdit: edit
            });
        }
    }
}

function objectFields(rights: ObjectRights): Record<string, boolean> {
    return {
        PermissionsCreate: rights.create,
        PermissionsRead: rights.read,
        PermissionsEdit: rights.edit,
        PermissionsDelete: rights.remove,
        PermissionsViewAllRecords: rights.viewAll,
        PermissionsModifyAllRecords: rights.modifyAll
    };
}

/** Adds the profiles that the org lacks, and the permission sets that hold what profiles allow. */
export function addProfiles(org: Org): void {
    for (const [name, profile] of readProfiles()) {
        const id = profileNamed(org, name, profile);
        const set = org.database.get('SELECT Id FROM o_PermissionSet WHERE ProfileId = ? AND IsDeleted = 0', id);
        if (set === undefined) {
            addProfileSet(org, id, name, profile);
        }
    }
}

function allData(name: string): Record<string, boolean> {
    const isAdministrator = name === ADMINISTRATOR;
    return { PermissionsModifyAllData: isAdministrator, PermissionsViewAllData: isAdministrator };
}

function profileNamed(org: Org, name: string, { description }: ProfileData): string {
    const known = org.database.get('SELECT Id FROM o_Profile WHERE Name = ? AND IsDeleted = 0', name);
    return known
        ? String(known['Id'])
        : new Records(org, org.systemAccess()).create('Profile', {
              Name: name,
              Description: description,
              UserType: 'Standard',
              PermissionsApiEnabled: true,
              ...allData(name)
          });
}

function addProfileSet(org: Org, profileId: string, name: string, profile: ProfileData): void {
    const id = new Records(org, org.systemAccess()).create('PermissionSet', {
        Name: `X${profileId}`,
        Label: `X${profileId}`,
        IsOwnedByProfile: true,
        IsCustom: false,
        Type: 'Profile',
        ProfileId: profileId,
        PermissionsApiEnabled: true,
        // What a Messaging licence brings; nobody has it by a minimum profile.
        PermissionsEmbeddedMessagingAgent: profile.allFields,
        PermissionsLMEndMessagingSessionUserPerm: profile.allFields,
        ...allData(name)
    });
    savePermissions(org, id, { objects: profile.objects, fields: standardFields(org, profile) });
}

function standardFields(org: Org, { allFields }: ProfileData): Named['fields'] {
    const all = org.schema.objects.flatMap((object) =>
        [...object.fields.values()]
            .filter((field) => allFields && field.permissionable && !field.custom)
            .map((field) => [`${object.name}.${field.name}`, { read: true, edit: true }] as const)
    );
    return new Map(all);
}
