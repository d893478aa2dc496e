import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FEATURE_NAMES, FEATURES, type Feature } from '../features.ts';
import type { Field, FieldType, PicklistValue } from './field.ts';
import type { Sharing, SObject } from './sobject.ts';
import { systemFields } from './systemFields.ts';

interface FieldData {
    type: FieldType;
    label?: string;
    length?: number;
    precision?: number;
    scale?: number;
    required?: boolean;
    unique?: boolean;
    filterable?: boolean;
    access?: 'read' | 'create';
    to?: string[];
    relationship?: string;
    children?: string;
    cascade?: boolean;
    values?: string[];
    default?: unknown;
    autoNumber?: string;
    startingNumber?: number;
    permissionable?: boolean;
}

interface ObjectData {
    label: string;
    plural: string;
    prefix: string;
    nameField?: string;
    owned?: boolean;
    layoutable?: boolean;
    createable?: boolean;
    updateable?: boolean;
    deletable?: boolean;
    sharing?: Sharing;
    fields: Record<string, FieldData>;
}

const folder = join(import.meta.dirname, 'standard');

/**
 * Salesforce's own objects, from the data files beside this one: those that an org with these features has.
 *
 * @param secured fields that have field-level security besides, as `MessagingSession.AcceptTime`
 */
export function standardObjects(
    features: ReadonlySet<Feature> = new Set(FEATURE_NAMES),
    secured: ReadonlySet<string> = new Set()
): SObject[] {
    const lacking = FEATURE_NAMES.filter((feature) => !features.has(feature)).map((feature) => FEATURES[feature]);
    return readdirSync(folder)
        .map((file) => file.replace('.json', ''))
        .filter((name) => !lacking.some(({ objects }) => objects.includes(name)))
        .map((name) =>
            standardObject(name, JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as ObjectData, secured)
        );
}

function standardObject(name: string, data: ObjectData, secured: ReadonlySet<string>): SObject {
    const updateable = data.updateable ?? true;
    const fields = Object.entries(data.fields).map(([field, its]) => {
        const permissionable = its.permissionable ?? secured.has(`${name}.${field}`);
        return standardField(field, { ...its, permissionable }, updateable);
    });
    const all = [...systemFields(data), ...fields];
    return {
        name,
        label: data.label,
        plural: data.plural,
        prefix: data.prefix,
        custom: false,
        ...(data.nameField !== undefined && { nameField: data.nameField }),
        createable: data.createable ?? true,
        updateable,
        deletable: data.deletable ?? true,
        owned: data.owned ?? false,
        sharing: data.sharing ?? 'readWrite',
        layoutable: data.layoutable ?? false,
        fields: new Map(all.map((field) => [field.name.toLowerCase(), field])),
        rules: []
    };
}

function standardField(name: string, data: FieldData, objectUpdateable: boolean): Field {
    const { to, access, values, autoNumber, startingNumber, ...rest } = data;
    return {
        ...rest,
        name,
        label: data.label ?? spaced(name),
        custom: false,
        system: false,
        required: data.required ?? false,
        createable: access !== 'read',
        updateable: access === undefined && objectUpdateable,
        filterable: data.filterable ?? data.type !== 'textarea',
        unique: data.unique ?? false,
        caseSensitive: false,
        externalId: false,
        references: to ?? [],
        cascade: data.cascade ?? false,
        values: (values ?? []).map((value) => picklistValue(value, value === data.default)),
        restricted: false,
        permissionable: data.permissionable ?? false,
        ...(autoNumber !== undefined && { autoNumber: { pattern: autoNumber, start: startingNumber ?? 1 } })
    };
}

function picklistValue(value: string, isDefault: boolean): PicklistValue {
    return { value, label: value, active: true, default: isDefault };
}

/** `StatusStartDate` as a person reads it: Status Start Date; an id's field ends on ID. */
function spaced(name: string): string {
    return name.replace(/Id$/, 'ID').replace(/([a-z])([A-Z])/g, '$1 $2');
}
