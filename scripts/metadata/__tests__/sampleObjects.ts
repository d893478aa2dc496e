import { described } from './described.ts';

/** Fields, a rule, a list view and a layout of an object, and a field of another. */
export const OBJECTS = [
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
