/** What may be done with an object's records. */
export interface ObjectRights {
    create: boolean;
    read: boolean;
    edit: boolean;
    remove: boolean;
}

/** What a deployed permission set allows. Names are in small letters. */
export interface PermissionSetData {
    name: string;
    label: string;
    description?: string;
    objects: Map<string, ObjectRights>;
    /** By `object.field`. */
    fields: Map<string, { read: boolean; edit: boolean }>;
}

/** The base that every user has for the standard objects. */
export interface ProfileData {
    description: string;
    allObjects: boolean;
    objects: Map<string, ObjectRights>;
}

/** Rights from their letters, C, R, U, D. */
export function rightsOf(letters: string): ObjectRights {
    return {
        create: letters.includes('C'),
        read: letters.includes('R'),
        edit: letters.includes('U'),
        remove: letters.includes('D')
    };
}
