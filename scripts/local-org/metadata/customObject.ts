import type { Field } from '../schema/field.ts';
import type { Sharing, SObject } from '../schema/sobject.ts';
import { systemFields } from '../schema/systemFields.ts';
import { child, isTrue, textOf, type XmlNode } from '../../formats/xml/xmlNode.ts';

const NAME_LENGTH = 80;
const SHARING: Readonly<Record<string, Sharing>> = { Private: 'private', Read: 'read' };

/** A custom object without its fields; throws an Error that says what is wrong. */
export function customObject(name: string, prefix: string, xml: XmlNode): SObject {
    const label = textOf(xml, 'label');
    const nameField = child(xml, 'nameField');
    if (label === undefined) {
        throw new Error('Must specify a non-empty label for the CustomObject');
    }
    if (!nameField) {
        throw new Error('Must specify a nameField for the CustomObject');
    }
    const fields = [
        ...systemFields({ owned: textOf(xml, 'sharingModel') !== 'ControlledByParent' }),
        nameOf(nameField)
    ];
    return {
        name,
        label,
        plural: textOf(xml, 'pluralLabel') ?? label,
        prefix,
        custom: true,
        nameField: 'Name',
        createable: true,
        updateable: true,
        deletable: true,
        owned: fields.some((field) => field.name === 'OwnerId'),
        sharing: SHARING[textOf(xml, 'sharingModel') ?? ''] ?? 'readWrite',
        layoutable: true,
        fields: new Map(fields.map((field) => [field.name.toLowerCase(), field])),
        rules: []
    };
}

function nameOf(xml: XmlNode): Field {
    const isNumber = textOf(xml, 'type') === 'AutoNumber';
    return {
        name: 'Name',
        label: textOf(xml, 'label') ?? 'Name',
        type: 'string',
        length: NAME_LENGTH,
        custom: false,
        permissionable: false,
        system: false,
        required: !isNumber,
        createable: !isNumber,
        updateable: !isNumber,
        filterable: true,
        unique: false,
        caseSensitive: isTrue(xml, 'caseSensitive'),
        externalId: false,
        references: [],
        cascade: false,
        values: [],
        restricted: false,
        ...(isNumber && {
            autoNumber: {
                pattern: textOf(xml, 'displayFormat') ?? '{0}',
                start: Number(textOf(xml, 'startingNumber') ?? 1)
            }
        })
    };
}
