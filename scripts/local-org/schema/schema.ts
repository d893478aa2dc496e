import { prefixOf } from '../ids/recordId.ts';
import type { Field } from './field.ts';
import type { SObject } from './sobject.ts';

/** Children of an object's records: the field of the child that refers to it. */
export interface ChildRelationship {
    object: SObject;
    field: Field;
}

/** All objects of the org. A deploy replaces it as a whole. */
export class Schema {
    readonly objects: readonly SObject[];
    private readonly byName = new Map<string, SObject>();
    private readonly byPrefix = new Map<string, SObject>();
    private readonly childrenOf = new Map<string, ChildRelationship[]>();

    constructor(objects: readonly SObject[]) {
        this.objects = [...objects].sort((left, right) => left.name.localeCompare(right.name));
        for (const object of this.objects) {
            this.byName.set(object.name.toLowerCase(), object);
            this.byPrefix.set(object.prefix, object);
        }
        for (const object of this.objects) {
            this.noteChildren(object);
        }
    }

    /** The object of that name, capitals or not. */
    find(name: string): SObject | undefined {
        return this.byName.get(name.toLowerCase());
    }

    /** The object that a record id belongs to. */
    ofId(id: string): SObject | undefined {
        return this.byPrefix.get(prefixOf(id));
    }

    /** Every field of another object that refers to this one. */
    children(object: SObject): readonly ChildRelationship[] {
        return this.childrenOf.get(object.name) ?? [];
    }

    private noteChildren(object: SObject): void {
        for (const field of object.fields.values()) {
            for (const target of field.references) {
                const known = this.childrenOf.get(target);
                if (known) {
                    known.push({ object, field });
                } else {
                    this.childrenOf.set(target, [{ object, field }]);
                }
            }
        }
    }
}
