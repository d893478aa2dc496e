import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertCaught, said, withFault } from './seeded.ts';

const PAGE = 'flexipages/Session';
const BAR = 'flexipages/Bar';

test('a component on a page is there and may stand there', () => {
    assertCaught([
        [
            PAGE,
            '<componentName>clock',
            '<componentName>clocks',
            '<componentName>: there is no component clocks. Did you mean clock?'
        ],
        [
            PAGE,
            '<componentName>clock',
            '<componentName>c:clocks',
            '<componentName>: there is no component c:clocks. Did you mean clock?'
        ],
        [
            PAGE,
            '<componentName>console:relatedRecord',
            '<componentName>console:relatedRecords',
            '<componentName>: there is no component console:relatedRecords. Did you mean console:relatedRecord?'
        ],
        [
            BAR,
            '<componentName>c:bridge',
            '<componentName>c:clock',
            '<componentName>: clock does not name the target lightning__UtilityBar, which a UtilityBar asks for.'
        ],
        [
            BAR,
            '<componentName>c:bridge',
            '<componentName>face',
            '<componentName>: face is not exposed; its description says isExposed true for that.'
        ]
    ]);
    assert.deepEqual(said(withFault([BAR, 'c:bridge', 'bridge'])), []);
});

test('a property on a page is one that the component lets pages set', () => {
    assertCaught([
        [
            PAGE,
            '<name>size',
            '<name>sise',
            'clock has no property sise for pages of type RecordPage. Did you mean size?'
        ],
        [PAGE, '<value>3', '<value>three', 'size: "three". Allowed: a whole number.'],
        [
            PAGE,
            '<name>lookupFieldName',
            '<name>lookupField',
            'console:relatedRecord has no property lookupField for pages of type RecordPage. Allowed: createQuickActionName, lookupFieldName, updateQuickActionName.'
        ],
        [
            PAGE,
            '<value>CaseId',
            '<value>CasesId',
            'lookupFieldName: MessagingSession has no field CasesId. Did you mean CaseId?'
        ],
        [PAGE, '<value>tabs', '<value>tab', 'tabs: there is no facet tab on this page. Did you mean tabs?'],
        [
            BAR,
            '<name>eager',
            '<name>eagre',
            'a utility item has no decorator eagre for pages of type UtilityBar. Did you mean eager?'
        ],
        [BAR, '<value>true', '<value>yes', 'eager: "yes". Allowed: true, false.']
    ]);
});

test('a property that a component lets pages set is one of its @api members', () => {
    assertCaught([
        [
            'lwc/clock/clock.js-meta.xml',
            '<property name="size" type="Integer"',
            '<property name="size" type="Int"',
            '<property>: size has the type "Int". Allowed: Boolean, Integer, String, Color.'
        ],
        [
            'lwc/clock/clock.js-meta.xml',
            '<targetConfig targets="lightning__RecordPage">',
            '<targetConfig targets="lightning__RecordPage, lightning__HomePage">',
            '<targetConfig>: there is no target lightning__HomePage here. Allowed: lightning__RecordPage.'
        ]
    ]);
    assert.deepEqual(said(withFault(['lwc/clock/clock.ts', '@api size', 'size'])), [
        'lwc/clock/clock.js-meta.xml:10 <property>: clock has no @api member size.'
    ]);
});

test('targets, templates and the object of a page are ones that there are', () => {
    assert.deepEqual(
        said(
            withFault([
                'lwc/clock/clock.js-meta.xml',
                '<target>lightning__RecordPage',
                '<target>lightning__RecordPages'
            ])
        ).sort(),
        [
            'flexipages/Session.flexipage-meta.xml:6 <componentName>: clock does not name the target lightning__RecordPage, which a RecordPage asks for.',
            'lwc/clock/clock.js-meta.xml:6 <target>: there is no target lightning__RecordPages here. Did you mean lightning__RecordPage?',
            'lwc/clock/clock.js-meta.xml:9 <targetConfig>: there is no target lightning__RecordPage here. Did you mean lightning__RecordPages?'
        ]
    );
    assertCaught([
        [
            PAGE,
            '<template><name>flexipage:recordHomeTemplateDesktop',
            '<template><name>flexipage:recordHome',
            '<template>: there is no template flexipage:recordHome. Allowed: flexipage:recordHomeTemplateDesktop, one:utilityBarTemplateDesktop.'
        ],
        [PAGE, '<identifier>case<', '<identifier>clock<', '<identifier>: clock is on line 7 already.']
    ]);
    assert.deepEqual(said(withFault([PAGE, '<sobjectType>MessagingSession</sobjectType>', ''])), [
        'flexipages/Session.flexipage-meta.xml:2 A RecordPage names its object in <sobjectType>.'
    ]);
});

test('rules and fields on a page read fields of its object', () => {
    const rule =
        '<identifier>clock</identifier><visibilityRule><criteria><leftValue>{!Record.Sttus}</leftValue><operator>EQUAL</operator></criteria></visibilityRule>';
    assertCaught([
        [
            PAGE,
            '<identifier>clock</identifier>',
            rule,
            '<leftValue>: MessagingSession has no field Sttus. Did you mean Status?'
        ]
    ]);
    const field =
        '<flexiPageRegions><itemInstances><fieldInstance><fieldItem>Record.Sttus</fieldItem></fieldInstance></itemInstances><name>tabs</name>';
    assertCaught([
        [
            PAGE,
            '<flexiPageRegions><name>tabs</name>',
            field,
            '<fieldItem>: MessagingSession has no field Sttus. Did you mean Status?'
        ]
    ]);
});
