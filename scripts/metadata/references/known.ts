import { type Component, keyOf } from '../../local-org/metadata/component.ts';
import type { Schema } from '../../local-org/schema/schema.ts';
import { fieldOf, referenceOf, type SObject } from '../../local-org/schema/sobject.ts';
import { suggestion } from '../suggestion.ts';

/** Everything that a reference may lead to. */
export class Known {
    readonly schema: Schema;
    private readonly byType = new Map<string, Map<string, Component>>();
    private readonly elsewhere: ReadonlyMap<string, string>;

    /** `elsewhere` says of what cannot be referred to where it is. */
    constructor(components: Iterable<Component>, schema: Schema, elsewhere: ReadonlyMap<string, string>) {
        this.schema = schema;
        this.elsewhere = elsewhere;
        for (const component of components) {
            const named = this.byType.get(component.type) ?? new Map<string, Component>();
            named.set(component.fullName, component);
            this.byType.set(component.type, named);
        }
    }

    /** The component of that type and name. */
    find(type: string, fullName: string): Component | undefined {
        return this.byType.get(type)?.get(fullName);
    }

    /** The names of all components of a type. */
    names(type: string): string[] {
        return [...(this.byType.get(type)?.keys() ?? [])];
    }

    /** Why a component cannot be referred to; undefined where it is there. `others` are Salesforce's own names. */
    missing(type: string, fullName: string, others: readonly string[] = []): string | undefined {
        if (this.find(type, fullName) || others.includes(fullName)) {
            return undefined;
        }
        const where = this.elsewhere.get(keyOf({ type, fullName }));
        if (where !== undefined) {
            return `The ${type} ${fullName} is not for this package; it belongs to ${where}.`;
        }
        return `There is no ${type} ${fullName}.${suggestion(fullName, [...this.names(type), ...others])}`;
    }

    /** Why an object cannot be referred to; undefined where it is there. */
    missingObject(name: string): string | undefined {
        if (this.schema.find(name)?.name === name) {
            return undefined;
        }
        const where = this.elsewhere.get(keyOf({ type: 'CustomObject', fullName: name }));
        if (where !== undefined) {
            return `The object ${name} is not for this package; it belongs to ${where}.`;
        }
        const names = this.schema.objects.map((object) => object.name);
        return `There is no object ${name}.${suggestion(name, names)}`;
    }

    /** Why a field of an object cannot be referred to; undefined where it is there. A path leads over references. */
    missingField(objectName: string, path: string): string | undefined {
        const object = this.schema.find(objectName);
        if (!object) {
            return this.missingObject(objectName);
        }
        const [first = '', ...rest] = path.split('.');
        if (rest.length > 0) {
            return this.missingParentField(object, first, rest.join('.'));
        }
        if (fieldOf(object, first)?.name === first) {
            return undefined;
        }
        const where = this.elsewhere.get(keyOf({ type: 'CustomField', fullName: `${object.name}.${first}` }));
        if (where !== undefined) {
            return `${object.name}.${first} is not for this package; it belongs to ${where}.`;
        }
        const names = [...object.fields.values()].map(({ name }) => name);
        return `${object.name} has no field ${first}.${suggestion(first, names)}`;
    }

    private missingParentField(object: SObject, relationship: string, rest: string): string | undefined {
        const reference = referenceOf(object, relationship);
        if (!reference) {
            const names = [...object.fields.values()].flatMap((field) => field.relationship ?? []);
            return `${object.name} has no relationship ${relationship}.${suggestion(relationship, names)}`;
        }
        const answers = reference.references.map((parent) => this.missingField(parent, rest));
        return answers.includes(undefined) ? undefined : answers[0];
    }
}
