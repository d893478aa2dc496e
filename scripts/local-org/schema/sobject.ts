import type { Formula } from '../formula/formula.ts';
import type { Field } from './field.ts';

/**
 * Whose records of an object a user sees who has no View All: `readWrite` everybody's; `read` everybody's, and changes
 * their own; `private` those that they or a queue of theirs owns, or that Omni-Channel gave them to work on; `ownRows`
 * those that are about them.
 */
export type Sharing = 'readWrite' | 'read' | 'private' | 'ownRows';

export interface ValidationRule {
    name: string;
    active: boolean;
    /** The record is refused where this is true. */
    condition: Formula;
    message: string;
    /** The field beside which the message stands; without one it stands on top of the page. */
    field?: string;
}

/** One object: its own properties, its fields by lower-case name, and the rules that its records must hold. */
export interface SObject {
    name: string;
    label: string;
    plural: string;
    prefix: string;
    custom: boolean;
    /** The field that stands for the record: Name, CaseNumber, MasterLabel. */
    nameField?: string;
    createable: boolean;
    updateable: boolean;
    deletable: boolean;
    owned: boolean;
    sharing: Sharing;
    layoutable: boolean;
    fields: Map<string, Field>;
    rules: ValidationRule[];
}

/** The field of that name, capitals or not. */
export function fieldOf(object: SObject, name: string): Field | undefined {
    return object.fields.get(name.toLowerCase());
}

/** The reference field whose parent is reached by that name, capitals or not. */
export function referenceOf(object: SObject, relationship: string): Field | undefined {
    const wanted = relationship.toLowerCase();
    for (const field of object.fields.values()) {
        if (field.relationship?.toLowerCase() === wanted) {
            return field;
        }
    }
    return undefined;
}
