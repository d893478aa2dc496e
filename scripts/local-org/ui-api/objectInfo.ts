import type { Call } from '../api/call.ts';
import type { Field } from '../schema/field.ts';
import type { SObject } from '../schema/sobject.ts';

const TYPES: Partial<Record<Field['type'], string>> = {
    id: 'Reference',
    datetime: 'DateTime',
    multipicklist: 'MultiPicklist',
    textarea: 'TextArea'
};

/** What an object is to the user interface. */
export function objectInfo(call: Call, name: string): Record<string, unknown> {
    const object = call.records.object(name);
    const { access } = call;
    const fields = [...object.fields.values()].filter((field) => access.reads(object, field));
    return {
        apiName: object.name,
        childRelationships: [],
        createable: object.createable && access.allows('create', object),
        custom: object.custom,
        defaultRecordTypeId: '012000000000000AAA',
        deletable: object.deletable && access.allows('remove', object),
        dependentFields: {},
        feedEnabled: false,
        fields: Object.fromEntries(fields.map((field) => [field.name, fieldInfo(call, object, field)])),
        keyPrefix: object.prefix,
        label: object.label,
        labelPlural: object.plural,
        layoutable: object.layoutable,
        mruEnabled: object.layoutable,
        nameFields: object.nameField === undefined ? [] : [object.nameField],
        queryable: true,
        recordTypeInfos: {},
        searchable: object.layoutable,
        themeInfo: null,
        updateable: object.updateable && access.allows('edit', object)
    };
}

function fieldInfo(call: Call, object: SObject, field: Field): Record<string, unknown> {
    const isEditable = call.access.edits(object, field);
    return {
        apiName: field.name,
        calculated: field.formula !== undefined,
        compound: false,
        createable: field.createable && isEditable,
        custom: field.custom,
        dataType: TYPES[field.type] ?? field.type.charAt(0).toUpperCase() + field.type.slice(1),
        externalId: field.externalId,
        filterable: field.filterable,
        htmlFormatted: false,
        inlineHelpText: field.help ?? null,
        label: field.label,
        length: field.length ?? 0,
        nameField: field.name === object.nameField,
        polymorphicForeignKey: field.references.length > 1,
        precision: field.precision ?? 0,
        reference: field.type === 'reference',
        referenceToInfos: field.references.map((apiName) => ({ apiName, nameFields: [] })),
        relationshipName: field.relationship ?? null,
        required: field.required,
        scale: field.scale ?? 0,
        sortable: field.filterable,
        unique: field.unique,
        updateable: field.updateable && isEditable
    };
}
