import { described } from './described.ts';

/** Pages, an application, a permission set, a label and its translation. */
export const PAGES = [
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
