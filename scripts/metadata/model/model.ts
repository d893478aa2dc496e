/** What one element may hold. */
export interface Property {
    /** `string`, `number`, `boolean`, `any`, or the name of a structure or of choices. */
    type: string;
    isArray: boolean;
    isRequired: boolean;
}

/** The types of Salesforce's metadata. */
export interface Model {
    /** Elements with elements in them, by the name of their type. */
    structures: Record<string, Record<string, Property>>;
    /** Types with a fixed set of values. */
    choices: Record<string, string[]>;
}

/** True for types of metadata with a name of their own, which within a larger file must say it. */
export function isNamed(structure: Record<string, Property>): boolean {
    return structure['fullName']?.isRequired === false;
}
