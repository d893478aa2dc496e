import { savePermissions } from '../access/permissionRecords.ts';
import type { Org } from '../org.ts';
import { Records } from '../records/records.ts';
import { fieldOf } from '../schema/sobject.ts';
import { tableOf } from '../schema/tables.ts';
import { quoted } from '../store/database.ts';
import { child, childrenNamed, isTrue, textOf, type XmlNode } from '../../formats/xml/xmlNode.ts';
import type { Component } from './component.ts';
import { permissionSet } from './permissionSets.ts';

type Values = Record<string, unknown>;

const USER_PERMISSIONS = new Set([
    'ApiEnabled',
    'EmbeddedMessagingAgent',
    'LMEndMessagingSessionUserPerm',
    'ModifyAllData',
    'ViewAllData'
]);

/** Components that are records too: the object, the field that holds their name, and the rest of the record. */
const RECORDS: Record<string, { object: string; key: string; values(xml: XmlNode, org: Org): Values }> = {
    PermissionSet: {
        object: 'PermissionSet',
        key: 'Name',
        values: (xml) => ({
            Label: textOf(xml, 'label'),
            Description: textOf(xml, 'description')?.replace(/\s+/g, ' '),
            ...Object.fromEntries(userPermissionsIn(xml).map((name) => [`Permissions${name}`, true]))
        })
    },
    CustomApplication: {
        object: 'AppMenuItem',
        key: 'Name',
        values: (xml) => ({ Label: textOf(xml, 'label'), Type: 'TabSet' })
    },
    Queue: {
        object: 'Group',
        key: 'DeveloperName',
        values: (xml, org) => ({
            Name: textOf(xml, 'name'),
            Type: 'Queue',
            QueueRoutingConfigId: idOf(org, 'QueueRoutingConfig', textOf(xml, 'queueRoutingConfig'))
        })
    },
    ServiceChannel: {
        object: 'ServiceChannel',
        key: 'DeveloperName',
        values: (xml) => ({
            MasterLabel: textOf(xml, 'label'),
            RelatedEntity: textOf(xml, 'relatedEntityType'),
            CapacityModel: textOf(xml, 'capacityModel') === 'STATUS_BASED' ? 'StatusBased' : 'TabBased',
            HasAfterConvoWorkTimer: isTrue(xml, 'hasAfterConvoWorkTimer')
        })
    },
    ServicePresenceStatus: { object: 'ServicePresenceStatus', key: 'DeveloperName', values: labelOnly },
    QueueRoutingConfig: {
        object: 'QueueRoutingConfig',
        key: 'DeveloperName',
        values: (xml) => ({
            MasterLabel: textOf(xml, 'label'),
            RoutingModel: words(textOf(xml, 'routingModel')),
            RoutingPriority: numberOf(xml, 'routingPriority'),
            CapacityWeight: numberOf(xml, 'capacityWeight'),
            CapacityPercentage: numberOf(xml, 'capacityPercentage'),
            PushTimeout: numberOf(xml, 'pushTimeout')
        })
    },
    PresenceUserConfig: {
        object: 'PresenceUserConfig',
        key: 'DeveloperName',
        values: (xml) => ({
            MasterLabel: textOf(xml, 'label'),
            Capacity: numberOf(xml, 'capacity'),
            OptionsIsAutoAcceptEnabled: isTrue(xml, 'enableAutoAccept'),
            OptionsIsDeclineEnabled: isTrue(xml, 'enableDecline'),
            OptionsIsDeclineReasonEnabled: isTrue(xml, 'enableDeclineReason')
        })
    },
    MessagingChannel: {
        object: 'MessagingChannel',
        key: 'DeveloperName',
        values: (xml, org) => ({
            MasterLabel: textOf(xml, 'masterLabel'),
            MessageType: textOf(xml, 'messagingChannelType'),
            Description: textOf(xml, 'description'),
            SessionHandlerId: groupId(org, textOf(xml, 'sessionHandlerQueue'))
        })
    },
    LiveChatButton: {
        object: 'LiveChatButton',
        key: 'DeveloperName',
        values: (xml) => ({ ...labelOnly(xml), IsActive: isTrue(xml, 'isActive') })
    },
    LiveChatDeployment: { object: 'LiveChatDeployment', key: 'DeveloperName', values: labelOnly }
};
/** What refers to another comes after it. */
const ORDER = Object.keys(RECORDS).sort((left, right) => rank(left) - rank(right));

function rank(type: string): number {
    return ['QueueRoutingConfig', 'Queue', 'MessagingChannel', 'PermissionSet'].indexOf(type);
}

/** Makes the records of components that are records too, or brings them up to date. */
export function saveSetupRecords(org: Org, components: readonly Component[]): void {
    const records = new Records(org, org.systemAccess());
    for (const type of ORDER) {
        for (const component of components) {
            if (component.type === type && component.xml) {
                saveRecord(org, records, component, component.xml);
            }
        }
    }
}

/** Deletes the records of components that are gone. */
export function removeSetupRecords(org: Org, components: readonly Component[]): void {
    const records = new Records(org, org.systemAccess());
    for (const { type, fullName } of components) {
        const kind = RECORDS[type];
        const id = kind && find(org, kind.object, kind.key, fullName);
        if (kind && id !== undefined) {
            records.remove(kind.object, id);
        }
    }
}

function saveRecord(org: Org, records: Records, component: Component, xml: XmlNode): void {
    const kind = RECORDS[component.type];
    if (!kind) {
        return;
    }
    const values = Object.fromEntries(Object.entries(kind.values(xml, org)).filter(([, value]) => value !== undefined));
    const known = find(org, kind.object, kind.key, component.fullName);
    if (known !== undefined) {
        records.update(kind.object, known, values);
    }
    const id = known ?? records.create(kind.object, { ...values, [kind.key]: component.fullName });
    if (component.type === 'Queue') {
        saveQueueObjects(org, records, id, xml);
    }
    if (component.type === 'CustomApplication') {
        records.update(kind.object, id, { ApplicationId: id });
    }
    if (component.type === 'PermissionSet') {
        savePermissions(org, id, permissionSet(component));
        saveEntities(org, records, id, xml);
    }
}

/** What of Setup a permission set opens: the element that says so, its name and its flag, and what it names. */
const ENTITIES = [
    ['applicationVisibilities', 'application', 'visible', 'TabSet', 'AppMenuItem', 'Name'],
    [
        'servicePresenceStatusAccesses',
        'servicePresenceStatus',
        'enabled',
        'ServicePresenceStatus',
        'ServicePresenceStatus',
        'DeveloperName'
    ]
] as const;

function saveEntities(org: Org, records: Records, ParentId: string, xml: XmlNode): void {
    org.database.run('DELETE FROM o_SetupEntityAccess WHERE ParentId = ?', ParentId);
    for (const [element, name, flag, SetupEntityType, object, key] of ENTITIES) {
        for (const node of childrenNamed(xml, element).filter((each) => isTrue(each, flag))) {
            const SetupEntityId = find(org, object, key, textOf(node, name) ?? '');
            if (SetupEntityId !== undefined) {
                records.create('SetupEntityAccess', { ParentId, SetupEntityId, SetupEntityType });
            }
        }
    }
}

function saveQueueObjects(org: Org, records: Records, queue: string, xml: XmlNode): void {
    for (const node of childrenNamed(xml, 'queueSobject')) {
        const type = textOf(node, 'sobjectType');
        const there = org.database.get(
            'SELECT Id FROM o_QueueSobject WHERE QueueId = ? AND SobjectType = ? AND IsDeleted = 0',
            queue,
            type ?? ''
        );
        if (!there) {
            records.create('QueueSobject', { QueueId: queue, SobjectType: type });
        }
    }
}

function find(org: Org, objectName: string, key: string, value: string): string | undefined {
    const object = org.schema.find(objectName);
    const field = object && fieldOf(object, key);
    if (!object || !field) {
        return undefined;
    }
    const sql = `SELECT Id FROM ${quoted(tableOf(object))} WHERE ${quoted(field.name)} = ? AND IsDeleted = 0`;
    const row = org.database.get(sql, value);
    return row && String(row['Id']);
}

function idOf(org: Org, object: string, name: string | undefined): string | undefined {
    return name === undefined ? undefined : find(org, object, 'DeveloperName', name);
}

function groupId(org: Org, name: string | undefined): string | undefined {
    return idOf(org, 'Group', name);
}

/** Those that a permission set may have in this org. */
function userPermissionsIn(xml: XmlNode): string[] {
    const granted = childrenNamed(xml, 'userPermissions').filter((node) => isTrue(node, 'enabled'));
    return granted.map((node) => textOf(node, 'name') ?? '').filter((name) => USER_PERMISSIONS.has(name));
}

function labelOnly(xml: XmlNode): Values {
    return { MasterLabel: textOf(xml, 'label') };
}

function numberOf(xml: XmlNode, name: string): number | undefined {
    return child(xml, name) && Number(textOf(xml, name));
}

/** LEAST_ACTIVE as the records have it: LeastActive. */
function words(text: string | undefined): string | undefined {
    return text?.toLowerCase().replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
