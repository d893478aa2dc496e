import type { Connection } from 'jsforce';

/** What a timeline takes from an object. */
export interface Wanted {
    object: string;
    /** What is left out of the timeline where the object or a needed field cannot be read. */
    gives: string;
    needed: readonly string[];
    /** Fields that may be missing, each with what the timeline is without then. */
    optional: Readonly<Record<string, string>>;
}

const UNKNOWN_OBJECT = /^(?:NOT_FOUND|INVALID_TYPE)$/;

/** Returns the names of the fields that this user may read; `undefined` for an object that there is not, or that they may not read. */
async function describedFields(connection: Connection, object: string): Promise<Set<string> | undefined> {
    try {
        const { fields } = await connection.describe(object);
        return new Set(fields.map(({ name }) => name));
    } catch (error) {
        const { errorCode = '' } = error as { errorCode?: string };
        if (UNKNOWN_OBJECT.test(errorCode)) {
            return undefined;
        }
        throw error;
    }
}

/**
 * Returns the fields to ask for. What is missing is told in one line for each object.
 *
 * @returns `undefined` where the object cannot be read, or a field without which its records mean nothing
 */
export async function readableFields(
    connection: Connection,
    { object, gives, needed, optional }: Wanted,
    note: (text: string) => void
): Promise<string[] | undefined> {
    const there = await describedFields(connection, object);
    if (there === undefined) {
        note(
            `${object} cannot be read: the org has no such object, or this user has no access to it. Without ${gives}.`
        );
        return undefined;
    }
    const lacking = needed.filter((field) => !there.has(field));
    if (lacking.length > 0) {
        note(
            `${lacking.map((field) => `${object}.${field}`).join(', ')} cannot be read by this user. Without ${gives}.`
        );
        return undefined;
    }
    const missing = Object.keys(optional).filter((field) => !there.has(field));
    if (missing.length > 0) {
        const names = missing.map((field) => `${object}.${field}`).join(', ');
        note(`${names} cannot be read by this user. Without ${missing.map((field) => optional[field]).join(', ')}.`);
    }
    return [...needed, ...Object.keys(optional).filter((field) => there.has(field))];
}
