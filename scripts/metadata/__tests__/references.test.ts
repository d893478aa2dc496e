import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertCaught, said, withFault } from './seeded.ts';

test('objects and fields that there are not are named with what was meant', () => {
    assertCaught([
        [
            'permissionsets/',
            'Rule__c.Seconds__c',
            'Rule__c.Second__c',
            '<field>: Rule__c has no field Second__c. Did you mean Seconds__c?'
        ],
        [
            'permissionsets/',
            'Rule__c.Seconds__c',
            'Rules__c.Seconds__c',
            '<field>: There is no object Rules__c. Did you mean Rule__c?'
        ],
        [
            'permissionsets/',
            'Rule__c.Seconds__c',
            'Seconds__c',
            '<field>: Seconds__c names no object; a field is written Object.Field.'
        ],
        [
            'permissionsets/',
            '<object>Rule__c',
            '<object>Ruler__c',
            '<object>: There is no object Ruler__c. Did you mean Rule__c?'
        ],
        [
            'layouts/',
            '<field>Seconds__c',
            '<field>Secnds__c',
            '<field>: Rule__c has no field Secnds__c. Did you mean Seconds__c?'
        ],
        [
            'queues/',
            'MessagingSession',
            'MessagingSesion',
            '<sobjectType>: There is no object MessagingSesion. Did you mean MessagingSession?'
        ],
        [
            'serviceChannels/',
            'MessagingSession',
            'MessagingSesion',
            '<relatedEntityType>: There is no object MessagingSesion. Did you mean MessagingSession?'
        ],
        [
            'platformEventChannelMembers/',
            'Rule__ChangeEvent',
            'Rules__ChangeEvent',
            '<selectedEntity>: There is no object Rules__c. Did you mean Rule__c?'
        ],
        [
            'platformEventChannelMembers/',
            'Rule__ChangeEvent',
            'Rule__c',
            '<selectedEntity>: Rule__c is no change event; its name ends on ChangeEvent.'
        ],
        [
            'platformEventChannelMembers/',
            '>ChangeEvents<',
            '>ChangeEvent<',
            '<eventChannel>: There is no PlatformEventChannel ChangeEvent. Did you mean ChangeEvents?'
        ]
    ]);
});

test('what reads over a reference that leads nowhere is named too', () => {
    const files = withFault(['objects/Rule__c/fields/Case__c', '<referenceTo>Case', '<referenceTo>Cases']);
    assert.deepEqual(said(files), [
        'objects/Rule__c/fields/Case__c.field-meta.xml:5 <referenceTo>: There is no object Cases. Did you mean Case?',
        'objects/Rule__c/validationRules/Positive.validationRule-meta.xml:5 <errorConditionFormula>: There is no object Cases. Did you mean Case?'
    ]);
});

test('capitals count in the names of objects and fields', () => {
    assertCaught([
        [
            'permissionsets/',
            'Rule__c.Seconds__c',
            'Rule__c.seconds__c',
            '<field>: Rule__c has no field seconds__c. Did you mean Seconds__c?'
        ],
        [
            'permissionsets/',
            '<object>Rule__c',
            '<object>rule__c',
            '<object>: There is no object rule__c. Did you mean Rule__c?'
        ]
    ]);
});

test('formulas of validation rules and what they show are read', () => {
    const rule = 'objects/Rule__c/validationRules';
    const formula = 'AND(Seconds__c &lt; 0, ISBLANK(Case__r.Reason__c))';
    assertCaught([
        [
            rule,
            formula,
            'Second__c &lt; 0',
            '<errorConditionFormula>: Rule__c has no field Second__c. Did you mean Seconds__c?'
        ],
        [
            rule,
            formula,
            'ISBLANK(Case__r.Reasons__c)',
            '<errorConditionFormula>: Case has no field Reasons__c. Did you mean Reason__c?'
        ],
        [
            rule,
            formula,
            'ISBLANK(Cases__r.Reason__c)',
            '<errorConditionFormula>: Rule__c has no relationship Cases__r. Did you mean Case__r?'
        ],
        [rule, formula, '$User.Nme = null', '<errorConditionFormula>: User has no field Nme. Did you mean Name?'],
        [rule, formula, 'ISBLNK(Seconds__c)', '<errorConditionFormula>: Unknown function ISBLNK. Check spelling.'],
        [rule, formula, 'Seconds__c &lt;', '<errorConditionFormula>: Syntax error'],
        [
            rule,
            '<errorDisplayField>Seconds__c',
            '<errorDisplayField>Second__c',
            '<errorDisplayField>: Rule__c has no field Second__c. Did you mean Seconds__c?'
        ]
    ]);
});

test('list views show columns that there are', () => {
    assertCaught([
        [
            'objects/Rule__c/listViews',
            '<columns>Seconds__c',
            '<columns>Second__c',
            '<columns>: Rule__c has no field Second__c. Did you mean Seconds__c?'
        ],
        [
            'objects/Rule__c/listViews',
            '<columns>NAME',
            '<columns>NAMES',
            '<columns>: A list view has no column NAMES. Did you mean NAME?'
        ]
    ]);
});

test('fields and rules belong to objects that there are', () => {
    const files = withFault(['queues/', 'Chats', 'Chats']).map((file) =>
        file.path.startsWith('objects/Case/') ? { ...file, path: file.path.replace('Case', 'Cased') } : file
    );
    assert.ok(
        said(files).includes(
            'objects/Cased/fields/Reason__c.field-meta.xml:2 There is no object Cased. Did you mean Case?'
        )
    );
});

test('a permission set gives no right to change what is computed or always needed', () => {
    const computed = withFault(['objects/Rule__c/fields/Seconds__c', '<label>', '<formula>1</formula><label>']);
    assert.deepEqual(said(computed), [
        'permissionsets/Agent.permissionset-meta.xml:4 Field Rule__c.Seconds__c is not editable: it is computed'
    ]);
    const needed = withFault(['objects/Rule__c/fields/Seconds__c', '<scale>', '<required>true</required><scale>']);
    assert.deepEqual(said(needed), [
        'permissionsets/Agent.permissionset-meta.xml:4 You cannot deploy to a required field: Rule__c.Seconds__c'
    ]);
});
