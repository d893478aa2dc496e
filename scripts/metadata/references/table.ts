/**
 * What the text of an element refers to: a type of component, an object, a field with its object (`Case.Status`), a
 * field of the component's own object, or a name that needs looking at twice.
 */
export type Target =
    | { type: string; others?: 'eventChannels' | 'parentPages' | 'serviceChannels' }
    | 'object'
    | 'changedObject'
    | 'field'
    | 'ownField'
    | 'listColumn'
    | 'tab';

const FLEXIPAGE: Target = { type: 'FlexiPage' };
const QUEUE: Target = { type: 'Queue' };
const STATUS: Target = { type: 'ServicePresenceStatus' };
const ROUTING: Target = { type: 'QueueRoutingConfig' };

/** By type of component and path of the element in it. Types that are not here refer to nothing by name. */
export const REFERENCES: Readonly<Record<string, Readonly<Record<string, Target>>>> = {
    CustomApplication: {
        'actionOverrides/pageOrSobjectType': 'object',
        defaultLandingTab: 'tab',
        'profileActionOverrides/pageOrSobjectType': 'object',
        tabs: 'tab',
        utilityBar: FLEXIPAGE,
        'workspaceConfig/mappings/tab': 'tab'
    },
    CustomField: { referenceTo: 'object', 'valueSet/valueSetName': { type: 'GlobalValueSet' } },
    CustomObjectTranslation: { 'fields/name': 'ownField' },
    CustomTab: {
        auraComponent: { type: 'AuraDefinitionBundle' },
        flexiPage: FLEXIPAGE,
        lwcComponent: { type: 'LightningComponentBundle' }
    },
    FlexiPage: { parentFlexiPage: { type: 'FlexiPage', others: 'parentPages' }, sobjectType: 'object' },
    Layout: {
        'layoutSections/layoutColumns/layoutItems/field': 'ownField',
        'miniLayout/fields': 'ownField',
        multilineLayoutFields: 'ownField'
    },
    ListView: { columns: 'listColumn', 'filters/field': 'listColumn', queue: QUEUE },
    LiveChatButton: { overflowQueue: QUEUE, queue: QUEUE },
    MessagingChannel: {
        queueRoutingConfig: ROUTING,
        sessionHandlerFlow: { type: 'Flow' },
        sessionHandlerQueue: QUEUE
    },
    PermissionSet: {
        'applicationVisibilities/application': { type: 'CustomApplication' },
        'classAccesses/apexClass': { type: 'ApexClass' },
        'customMetadataTypeAccesses/name': 'object',
        'customPermissions/name': { type: 'CustomPermission' },
        'fieldPermissions/field': 'field',
        'flowAccesses/flow': { type: 'Flow' },
        'objectPermissions/object': 'object',
        'pageAccesses/apexPage': { type: 'ApexPage' },
        'recordTypeVisibilities/recordType': { type: 'RecordType' },
        'servicePresenceStatusAccesses/servicePresenceStatus': STATUS,
        'tabSettings/tab': 'tab'
    },
    PlatformEventChannelMember: {
        eventChannel: { type: 'PlatformEventChannel', others: 'eventChannels' },
        selectedEntity: 'changedObject'
    },
    PresenceUserConfig: {
        declineReasons: { type: 'PresenceDeclineReason' },
        presenceStatusOnDecline: STATUS,
        presenceStatusOnPushTimeout: STATUS
    },
    Queue: { queueRoutingConfig: ROUTING, 'queueSobject/sobjectType': 'object' },
    QueueRoutingConfig: { queueOverflowAssignee: QUEUE },
    ServiceChannel: { relatedEntityType: 'object' },
    ServicePresenceStatus: { 'channels/channel': { type: 'ServiceChannel', others: 'serviceChannels' } },
    Translations: {
        'customApplications/name': { type: 'CustomApplication' },
        'customLabels/name': { type: 'CustomLabel' },
        'customTabs/name': { type: 'CustomTab' }
    },
    ValidationRule: { errorDisplayField: 'ownField' }
};
