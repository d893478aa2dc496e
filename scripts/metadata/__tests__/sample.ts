import type { SourceFile } from '../sourceFile.ts';

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

/** A file that describes a component: one element a line below the root, which is on line 2. */
export function described(path: string, root: string, lines: readonly string[]): SourceFile {
    const text = ['<?xml version="1.0" encoding="UTF-8"?>', `<${root} ${NAMESPACE}>`, ...lines, `</${root}>`, ''];
    return { path, text: text.join('\n') };
}

const OBJECTS = [
    described('objects/Case/fields/Reason__c.field-meta.xml', 'CustomField', [
        '<fullName>Reason__c</fullName>',
        '<label>Reason</label>',
        '<length>40</length>',
        '<type>Text</type>'
    ]),
    described('objects/Rule__c/Rule__c.object-meta.xml', 'CustomObject', [
        '<actionOverrides>',
        '<actionName>View</actionName>',
        '<content>Session</content>',
        '<type>Flexipage</type>',
        '</actionOverrides>',
        '<label>Rule</label>',
        '<nameField><label>Name</label><type>Text</type></nameField>',
        '<pluralLabel>Rules</pluralLabel>',
        '<sharingModel>Read</sharingModel>'
    ]),
    described('objects/Rule__c/fields/Seconds__c.field-meta.xml', 'CustomField', [
        '<fullName>Seconds__c</fullName>',
        '<label>Seconds</label>',
        '<precision>6</precision>',
        '<scale>0</scale>',
        '<type>Number</type>'
    ]),
    described('objects/Rule__c/fields/Case__c.field-meta.xml', 'CustomField', [
        '<fullName>Case__c</fullName>',
        '<label>Case</label>',
        '<referenceTo>Case</referenceTo>',
        '<relationshipName>Rules</relationshipName>',
        '<type>Lookup</type>'
    ]),
    described('objects/Rule__c/validationRules/Positive.validationRule-meta.xml', 'ValidationRule', [
        '<fullName>Positive</fullName>',
        '<active>true</active>',
        '<errorConditionFormula>AND(Seconds__c &lt; 0, ISBLANK(Case__r.Reason__c))</errorConditionFormula>',
        '<errorDisplayField>Seconds__c</errorDisplayField>',
        '<errorMessage>Seconds are more than 0.</errorMessage>'
    ]),
    described('objects/Rule__c/listViews/All.listView-meta.xml', 'ListView', [
        '<fullName>All</fullName>',
        '<columns>NAME</columns>',
        '<columns>Seconds__c</columns>',
        '<filterScope>Everything</filterScope>',
        '<label>All</label>'
    ]),
    described('layouts/Rule__c-Rule Layout.layout-meta.xml', 'Layout', [
        '<layoutSections>',
        '<layoutColumns><layoutItems><behavior>Edit</behavior><field>Seconds__c</field></layoutItems></layoutColumns>',
        '<style>OneColumn</style>',
        '</layoutSections>'
    ]),
    described('tabs/Rule__c.tab-meta.xml', 'CustomTab', ['<customObject>true</customObject>'])
];

const PAGES = [
    described('flexipages/Session.flexipage-meta.xml', 'FlexiPage', [
        '<flexiPageRegions>',
        '<itemInstances><componentInstance>',
        '<componentInstanceProperties><name>size</name><value>3</value></componentInstanceProperties>',
        '<componentName>clock</componentName>',
        '<identifier>clock</identifier>',
        '</componentInstance></itemInstances>',
        '<itemInstances><componentInstance>',
        '<componentInstanceProperties><name>lookupFieldName</name><value>CaseId</value></componentInstanceProperties>',
        '<componentName>console:relatedRecord</componentName>',
        '<identifier>case</identifier>',
        '</componentInstance></itemInstances>',
        '<itemInstances><componentInstance>',
        '<componentInstanceProperties><name>tabs</name><value>tabs</value></componentInstanceProperties>',
        '<componentName>flexipage:tabset</componentName>',
        '<identifier>tabset</identifier>',
        '</componentInstance></itemInstances>',
        '<name>main</name>',
        '<type>Region</type>',
        '</flexiPageRegions>',
        '<flexiPageRegions><name>tabs</name><type>Facet</type></flexiPageRegions>',
        '<masterLabel>Session</masterLabel>',
        '<sobjectType>MessagingSession</sobjectType>',
        '<template><name>flexipage:recordHomeTemplateDesktop</name></template>',
        '<type>RecordPage</type>'
    ]),
    described('flexipages/Bar.flexipage-meta.xml', 'FlexiPage', [
        '<flexiPageRegions>',
        '<itemInstances><componentInstance>',
        '<componentInstanceProperties><name>eager</name><type>decorator</type><value>true</value></componentInstanceProperties>',
        '<componentName>c:bridge</componentName>',
        '</componentInstance></itemInstances>',
        '<name>utilityItems</name>',
        '<type>Region</type>',
        '</flexiPageRegions>',
        '<masterLabel>Bar</masterLabel>',
        '<template><name>one:utilityBarTemplateDesktop</name></template>',
        '<type>UtilityBar</type>'
    ]),
    described('applications/Console.app-meta.xml', 'CustomApplication', [
        '<label>Console</label>',
        '<tabs>standard-Case</tabs>',
        '<tabs>Rule__c</tabs>',
        '<utilityBar>Bar</utilityBar>'
    ]),
    described('permissionsets/Agent.permissionset-meta.xml', 'PermissionSet', [
        '<applicationVisibilities><application>Console</application><visible>true</visible></applicationVisibilities>',
        '<fieldPermissions>',
        '<editable>true</editable>',
        '<field>Rule__c.Seconds__c</field>',
        '<readable>true</readable>',
        '</fieldPermissions>',
        '<label>Agent</label>',
        '<objectPermissions>',
        '<allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead>',
        '<modifyAllRecords>false</modifyAllRecords>',
        '<object>Rule__c</object>',
        '<viewAllRecords>false</viewAllRecords>',
        '</objectPermissions>',
        '<servicePresenceStatusAccesses><enabled>true</enabled>',
        '<servicePresenceStatus>Available</servicePresenceStatus>',
        '</servicePresenceStatusAccesses>',
        '<tabSettings><tab>Rule__c</tab><visibility>Visible</visibility></tabSettings>'
    ]),
    described('labels/CustomLabels.labels-meta.xml', 'CustomLabels', [
        '<labels><fullName>Title</fullName><language>en_US</language><protected>false</protected>',
        '<shortDescription>Title</shortDescription><value>Chats: {0}</value></labels>'
    ]),
    described('translations/de.translation-meta.xml', 'Translations', [
        '<customLabels>',
        '<label>Chats: {0}</label>',
        '<name>Title</name>',
        '</customLabels>'
    ])
];

const COMPONENTS: SourceFile[] = [
    described('lwc/clock/clock.js-meta.xml', 'LightningComponentBundle', [
        '<apiVersion>68.0</apiVersion>',
        '<isExposed>true</isExposed>',
        '<targets>',
        '<target>lightning__RecordPage</target>',
        '</targets>',
        '<targetConfigs>',
        '<targetConfig targets="lightning__RecordPage">',
        '<property name="size" type="Integer" label="Size"/>',
        '</targetConfig>',
        '</targetConfigs>'
    ]),
    {
        path: 'lwc/clock/clock.ts',
        text: [
            `import { api, LightningElement } from 'lwc';`,
            `import title from '@salesforce/label/c.Title';`,
            `import TALK from '@salesforce/messageChannel/Talk__c';`,
            `import SECONDS from '@salesforce/schema/Rule__c.Seconds__c';`,
            `import {`,
            `    hands`,
            `} from 'c/face';`,
            `// import nothing from 'c/comments';`,
            `export default class Clock extends LightningElement {`,
            `    @api size = 1;`,
            `}`
        ].join('\n')
    },
    {
        path: 'lwc/clock/clock.html',
        text: '<template>\n    <!-- <c-gone></c-gone> -->\n    <c-face></c-face>\n</template>\n'
    },
    described('lwc/face/face.js-meta.xml', 'LightningComponentBundle', [
        '<apiVersion>68.0</apiVersion>',
        '<isExposed>false</isExposed>'
    ]),
    { path: 'lwc/face/face.ts', text: `export const hands = 2;\n` },
    described('aura/bridge/bridge.cmp-meta.xml', 'AuraDefinitionBundle', ['<apiVersion>68.0</apiVersion>']),
    {
        path: 'aura/bridge/bridge.cmp',
        text: [
            `<aura:component implements="lightning:utilityItem">`,
            `    <aura:handler event="lightning:omniChannelLogout" action="{!c.forward}" />`,
            `    <c:clock />`,
            `</aura:component>`
        ].join('\n')
    },
    { path: 'aura/bridge/bridgeController.js', text: `({\n    forward: function (component) {}\n});\n` },
    described('messageChannels/Talk.messageChannel-meta.xml', 'LightningMessageChannel', [
        '<masterLabel>Talk</masterLabel>',
        '<lightningMessageFields><fieldName>a</fieldName></lightningMessageFields>'
    ])
];

const ROUTING = [
    described('queues/Chats.queue-meta.xml', 'Queue', [
        '<name>Chats</name>',
        '<queueRoutingConfig>Route</queueRoutingConfig>',
        '<queueSobject><sobjectType>MessagingSession</sobjectType></queueSobject>'
    ]),
    described('queueRoutingConfigs/Route.queueRoutingConfig-meta.xml', 'QueueRoutingConfig', [
        '<label>Route</label>',
        '<pushTimeout>30</pushTimeout>',
        '<routingModel>LEAST_ACTIVE</routingModel>',
        '<routingPriority>1</routingPriority>'
    ]),
    described('serviceChannels/Chat.serviceChannel-meta.xml', 'ServiceChannel', [
        '<label>Chat</label>',
        '<relatedEntityType>MessagingSession</relatedEntityType>'
    ]),
    described('servicePresenceStatuses/Available.servicePresenceStatus-meta.xml', 'ServicePresenceStatus', [
        '<channels><channel>Chat</channel></channels>',
        '<label>Available</label>'
    ]),
    described('messagingChannels/Web.messagingChannel-meta.xml', 'MessagingChannel', [
        '<masterLabel>Web</masterLabel>',
        '<messagingChannelType>EmbeddedMessaging</messagingChannelType>',
        '<sessionHandlerQueue>Chats</sessionHandlerQueue>',
        '<sessionHandlerType>Queue</sessionHandlerType>'
    ]),
    described('platformEventChannelMembers/Rules.platformEventChannelMember-meta.xml', 'PlatformEventChannelMember', [
        '<eventChannel>ChangeEvents</eventChannel>',
        '<selectedEntity>Rule__ChangeEvent</selectedEntity>'
    ])
];

/** A small set of metadata in which nothing is wrong, at least one of everything that refers to something. */
export const SAMPLE: readonly SourceFile[] = [...OBJECTS, ...PAGES, ...COMPONENTS, ...ROUTING];
