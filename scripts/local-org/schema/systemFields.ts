import type { Field, FieldType } from './field.ts';

/** The fields that every record has, and its owner where the object has owners. */
export function systemFields(object: { owned?: boolean }): Field[] {
    const fields = [
        systemField('Id', 'Record ID', 'id'),
        systemField('IsDeleted', 'Deleted', 'boolean'),
        systemField('CreatedDate', 'Created Date', 'datetime'),
        userField('CreatedById', 'Created By ID', 'CreatedBy'),
        systemField('LastModifiedDate', 'Last Modified Date', 'datetime'),
        userField('LastModifiedById', 'Last Modified By ID', 'LastModifiedBy'),
        systemField('SystemModstamp', 'System Modstamp', 'datetime')
    ];
    if (object.owned) {
        fields.push(ownerField());
    }
    return fields;
}

function ownerField(): Field {
    return {
        ...systemField('OwnerId', 'Owner ID', 'reference'),
        system: false,
        createable: true,
        updateable: true,
        references: ['User', 'Group'],
        relationship: 'Owner'
    };
}

function userField(name: string, label: string, relationship: string): Field {
    return { ...systemField(name, label, 'reference'), references: ['User'], relationship };
}

/** A field that the platform fills itself: nobody sets it. */
export function systemField(name: string, label: string, type: FieldType): Field {
    return {
        name,
        label,
        type,
        custom: false,
        permissionable: false,
        system: true,
        required: false,
        createable: false,
        updateable: false,
        filterable: true,
        unique: false,
        caseSensitive: false,
        externalId: false,
        references: [],
        cascade: false,
        values: [],
        restricted: false,
        ...(type === 'id' || type === 'reference' ? { length: 18 } : {})
    };
}
