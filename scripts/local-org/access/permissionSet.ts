/** What may be done with an object's records. */
export interface ObjectRights {
    create: boolean;
    read: boolean;
    edit: boolean;
    remove: boolean;
    /** Everybody's records, however they are shared. */
    viewAll: boolean;
    modifyAll: boolean;
}

/** What a deployed permission set allows. Names are in small letters. */
export interface PermissionSetData {
    name: string;
    label: string;
    description?: string;
    objects: Map<string, ObjectRights>;
    /** By `object.field`. */
    fields: Map<string, { read: boolean; edit: boolean }>;
    /** By their names, as `ViewAllData`. */
    userPermissions: ReadonlySet<string>;
}

/** The base that every user has for the standard objects. */
export interface ProfileData {
    description: string;
    allObjects: boolean;
    /** Reads and changes every standard field; without it only those that have no field permission. */
    allFields: boolean;
    objects: Map<string, ObjectRights>;
}

/** Rights from their letters: C, R, U, D, V for View All and M for Modify All. */
export function rightsOf(letters: string): ObjectRights {
    return {
        create: letters.includes('C'),
        read: letters.includes('R'),
        edit: letters.includes('U'),
        remove: letters.includes('D'),
        viewAll: letters.includes('V'),
        modifyAll: letters.includes('M')
    };
}
