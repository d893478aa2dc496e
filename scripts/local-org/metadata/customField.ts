import { FormulaError } from '../formula/formulaError.ts';
import { parseFormula } from '../formula/parse.ts';
import type { Field, FieldType, PicklistValue } from '../schema/field.ts';
import { child, childrenNamed, isTrue, textOf, type XmlNode } from '../../formats/xml/xmlNode.ts';

/** The types of the metadata and what they are to the API. */
const TYPES: Record<string, FieldType> = {
    AutoNumber: 'string',
    Checkbox: 'boolean',
    Currency: 'currency',
    Date: 'date',
    DateTime: 'datetime',
    Email: 'email',
    Html: 'textarea',
    LongTextArea: 'textarea',
    Lookup: 'reference',
    MasterDetail: 'reference',
    MultiselectPicklist: 'multipicklist',
    Number: 'double',
    Percent: 'percent',
    Phone: 'phone',
    Picklist: 'picklist',
    Text: 'string',
    TextArea: 'textarea',
    Url: 'url'
};
const LENGTHS: Record<string, number> = {
    Email: 80,
    Phone: 40,
    TextArea: 255,
    Url: 255,
    Picklist: 255,
    MultiselectPicklist: 4099,
    AutoNumber: 30
};
const SHORT_TEXT = 255;

/** A field as its metadata describes it; throws an Error that says what is wrong. */
export function customField(name: string, xml: XmlNode): Field {
    const metadataType = textOf(xml, 'type');
    const type = metadataType === undefined ? undefined : TYPES[metadataType];
    if (metadataType === undefined || type === undefined) {
        throw new Error(`Field type ${metadataType ?? '(none)'} is not supported by this org`);
    }
    const label = textOf(xml, 'label');
    if (label === undefined) {
        throw new Error('Must specify a non-empty label for the CustomField');
    }
    const formula = textOf(xml, 'formula');
    const isWritable = formula === undefined && metadataType !== 'AutoNumber';
    const length = numberOf(xml, 'length') ?? LENGTHS[metadataType];
    const help = textOf(xml, 'inlineHelpText');
    const isRequired = isTrue(xml, 'required') || metadataType === 'MasterDetail';
    return {
        name,
        label,
        type,
        custom: true,
        permissionable: !isRequired || type === 'boolean',
        system: false,
        required: isRequired,
        createable: isWritable,
        updateable: isWritable && (metadataType !== 'MasterDetail' || isTrue(xml, 'reparentableMasterDetail')),
        filterable: formula === undefined && (type !== 'textarea' || (length ?? 0) <= SHORT_TEXT),
        unique: isTrue(xml, 'unique'),
        caseSensitive: isTrue(xml, 'caseSensitive'),
        externalId: isTrue(xml, 'externalId'),
        cascade: metadataType === 'MasterDetail',
        ...(help !== undefined && { help }),
        ...(length !== undefined && { length }),
        ...numbers(xml, metadataType),
        ...reference(name, xml, type),
        ...picklist(xml, type),
        ...defaultOf(xml, type),
        ...(formula !== undefined && { formula: parseFormula(formula) }),
        ...(metadataType === 'AutoNumber' && {
            autoNumber: { pattern: textOf(xml, 'displayFormat') ?? '{0}', start: numberOf(xml, 'startingNumber') ?? 1 }
        })
    };
}

function numbers(xml: XmlNode, type: string): Pick<Field, 'precision' | 'scale'> {
    if (!['Number', 'Currency', 'Percent'].includes(type)) {
        return {};
    }
    const [precision, scale] = [numberOf(xml, 'precision'), numberOf(xml, 'scale')];
    const isFormula = child(xml, 'formula') !== undefined;
    if (!isFormula && (precision === undefined || scale === undefined)) {
        throw new Error('Must specify precision and scale for a number');
    }
    return { precision: precision ?? 18, scale: scale ?? 0 };
}

function reference(
    name: string,
    xml: XmlNode,
    type: FieldType
): Pick<Field, 'references' | 'relationship' | 'children'> {
    if (type !== 'reference') {
        return { references: [] };
    }
    const to = textOf(xml, 'referenceTo');
    if (to === undefined) {
        throw new Error('Must specify referenceTo for a relationship');
    }
    const children = textOf(xml, 'relationshipName');
    return {
        references: [to],
        relationship: name.replace(/__c$/, '__r'),
        ...(children !== undefined && { children: `${children}__r` })
    };
}

function picklist(xml: XmlNode, type: FieldType): Pick<Field, 'values' | 'restricted'> {
    const set = child(xml, 'valueSet');
    if ((type === 'picklist' || type === 'multipicklist') && !set) {
        throw new Error('Must specify a valueSet for a picklist');
    }
    const definition = set && child(set, 'valueSetDefinition');
    const values = definition ? childrenNamed(definition, 'value').map(picklistValue) : [];
    const twice = values.find(({ value }, index) => values.findIndex((other) => other.value === value) !== index);
    if (twice) {
        throw new Error(`Picklist value ${twice.value} is there twice`);
    }
    return { values, restricted: set ? isTrue(set, 'restricted') : false };
}

function picklistValue(node: XmlNode): PicklistValue {
    const value = textOf(node, 'fullName') ?? '';
    return {
        value,
        label: textOf(node, 'label') ?? value,
        active: textOf(node, 'isActive') !== 'false',
        default: isTrue(node, 'default')
    };
}

/** Defaults are formulas; those without anything to compute are understood here. */
function defaultOf(xml: XmlNode, type: FieldType): { default?: unknown } {
    const text = textOf(xml, 'defaultValue');
    if (text === undefined || text === '') {
        return defaultChoice(xml);
    }
    if (type === 'boolean') {
        return { default: text === 'true' };
    }
    const { root } = parseFormula(text);
    if (root.kind !== 'literal') {
        throw new FormulaError(`The default ${text} is computed, which this org does not support`);
    }
    return root.value === null ? {} : { default: root.value };
}

function defaultChoice(xml: XmlNode): { default?: unknown } {
    const set = child(xml, 'valueSet');
    const definition = set && child(set, 'valueSetDefinition');
    const chosen = definition && childrenNamed(definition, 'value').find((value) => isTrue(value, 'default'));
    return chosen ? { default: textOf(chosen, 'fullName') } : {};
}

function numberOf(xml: XmlNode, name: string): number | undefined {
    const text = textOf(xml, name);
    return text === undefined ? undefined : Number(text);
}
