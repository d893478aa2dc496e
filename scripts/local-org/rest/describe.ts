import type { Call } from '../api/call.ts';
import { type Field, isNumber } from '../schema/field.ts';
import type { SObject } from '../schema/sobject.ts';

/** Every object that this user may know of. */
export function describeGlobal(call: Call): Record<string, unknown> {
    const objects = call.org.schema.objects.filter((object) => call.access.allows('read', object));
    return { encoding: 'UTF-8', maxBatchSize: 200, sobjects: objects.map((object) => objectSummary(call, object)) };
}

/** What an object is, without its fields. */
export function objectSummary(call: Call, object: SObject): Record<string, unknown> {
    const { access, version } = call;
    const base = `/services/data/${version}/sobjects/${object.name}`;
    return {
        activateable: false,
        associateEntityType: null,
        associateParentEntity: null,
        createable: object.createable && access.allows('create', object),
        custom: object.custom,
        customSetting: false,
        deepCloneable: false,
        deletable: object.deletable && access.allows('remove', object),
        deprecatedAndHidden: false,
        feedEnabled: false,
        hasSubtypes: false,
        isInterface: false,
        isSubtype: false,
        keyPrefix: object.prefix,
        label: object.label,
        labelPlural: object.plural,
        layoutable: object.layoutable,
        mergeable: false,
        mruEnabled: object.layoutable,
        name: object.name,
        queryable: true,
        replicateable: true,
        retrieveable: true,
        searchable: object.layoutable,
        triggerable: object.layoutable,
        undeletable: false,
        updateable: object.updateable && access.allows('edit', object),
        urls: { sobject: base, describe: `${base}/describe`, rowTemplate: `${base}/{ID}` }
    };
}

/** What an object is, with the fields that this user may read. */
export function describeObject(call: Call, object: SObject): Record<string, unknown> {
    const { access, org } = call;
    const fields = [...object.fields.values()].filter((field) => access.reads(object, field));
    const children = org.schema.children(object).filter((child) => access.allows('read', child.object));
    return {
        ...objectSummary(call, object),
        actionOverrides: [],
        childRelationships: children.map((child) => ({
            cascadeDelete: child.field.cascade,
            childSObject: child.object.name,
            deprecatedAndHidden: false,
            field: child.field.name,
            junctionIdListNames: [],
            junctionReferenceTo: [],
            relationshipName: child.field.children ?? null,
            restrictedDelete: false
        })),
        compactLayoutable: object.layoutable,
        fields: fields.map((field) => describeField(call, object, field)),
        listviewable: null,
        lookupLayoutable: null,
        namedLayoutInfos: [],
        networkScopeFieldName: null,
        recordTypeInfos: [],
        searchLayoutable: object.layoutable,
        sobjectDescribeOption: 'FULL',
        supportedScopes: [{ label: 'All records', name: 'everything' }]
    };
}

const SOAP_TYPES: Partial<Record<Field['type'], string>> = {
    id: 'tns:ID',
    reference: 'tns:ID',
    boolean: 'xsd:boolean',
    int: 'xsd:int',
    double: 'xsd:double',
    currency: 'xsd:double',
    percent: 'xsd:double',
    date: 'xsd:date',
    datetime: 'xsd:dateTime'
};
const ID_LENGTH = 18;

function describeField(call: Call, object: SObject, field: Field): Record<string, unknown> {
    const isId = field.type === 'id' || field.type === 'reference';
    const length = isNumber(field.type) || field.type === 'boolean' ? 0 : (field.length ?? (isId ? ID_LENGTH : 0));
    const isEditable = call.access.edits(object, field);
    return {
        aggregatable: field.filterable && field.type !== 'boolean',
        aiPredictionField: false,
        autoNumber: field.autoNumber !== undefined,
        byteLength: length * 3,
        calculated: field.formula !== undefined,
        calculatedFormula: field.formula?.source ?? null,
        cascadeDelete: field.cascade,
        caseSensitive: field.caseSensitive,
        compoundFieldName: null,
        controllerName: null,
        createable: field.createable && isEditable,
        custom: field.custom,
        defaultValue: field.type === 'boolean' ? (field.default ?? false) : null,
        defaultValueFormula: null,
        defaultedOnCreate:
            field.system || field.default !== undefined || field.name === 'OwnerId' || field.type === 'boolean',
        dependentPicklist: false,
        deprecatedAndHidden: false,
        digits: field.type === 'int' ? 9 : 0,
        displayLocationInDecimal: false,
        encrypted: false,
        externalId: field.externalId,
        extraTypeInfo: field.type === 'textarea' ? 'plaintextarea' : null,
        filterable: field.filterable && !field.formula,
        filteredLookupInfo: null,
        formulaTreatNullNumberAsZero: false,
        groupable: field.filterable && field.type !== 'datetime' && !isNumber(field.type),
        highScaleNumber: false,
        htmlFormatted: false,
        idLookup: field.type === 'id' || field.externalId,
        inlineHelpText: field.help ?? null,
        label: field.label,
        length,
        mask: null,
        maskType: null,
        name: field.name,
        nameField: field.name === object.nameField,
        namePointing: field.references.length > 1,
        nillable: !(field.required || field.system || field.type === 'boolean'),
        permissionable: field.permissionable,
        picklistValues: field.values.map(({ value, label, active, default: isDefault }) => {
            return { active, defaultValue: isDefault, label, validFor: null, value };
        }),
        polymorphicForeignKey: field.references.length > 1,
        precision: field.precision ?? 0,
        queryByDistance: false,
        referenceTargetField: null,
        referenceTo: field.references,
        relationshipName: field.relationship ?? null,
        relationshipOrder: field.cascade ? 0 : null,
        restrictedDelete: false,
        restrictedPicklist: field.restricted,
        scale: field.scale ?? 0,
        searchPrefilterable: false,
        soapType: SOAP_TYPES[field.type] ?? 'xsd:string',
        sortable: field.filterable && !field.formula,
        type: field.type,
        unique: field.unique,
        updateable: field.updateable && isEditable,
        writeRequiresMasterRead: false
    };
}
