import assert from 'node:assert/strict';
import { test } from 'node:test';
import { described } from './described.ts';
import { SAMPLE } from './sample.ts';
import { assertCaught, said, withFault } from './seeded.ts';

test('an element that there is not is named with what was meant', () => {
    assertCaught([
        [
            'queueRoutingConfigs/',
            '<pushTimeout>30</pushTimeout>',
            '<pushTimeOut>30</pushTimeOut>',
            'Unknown element <pushTimeOut> in QueueRoutingConfig. Did you mean pushTimeout?'
        ],
        [
            'queues/',
            '<sobjectType>MessagingSession</sobjectType>',
            '<sobjectType>MessagingSession</sobjectType><x>1</x>',
            'Unknown element <x> in QueueSobject. Allowed: sobjectType.'
        ]
    ]);
});

test('an element that is needed and not there is named, with its values where they are few', () => {
    assert.deepEqual(said(withFault(['queueRoutingConfigs/', '<routingModel>LEAST_ACTIVE</routingModel>', ''])), [
        'queueRoutingConfigs/Route.queueRoutingConfig-meta.xml:2 <QueueRoutingConfig> lacks <routingModel>, which every QueueRoutingConfig needs; one of LEAST_ACTIVE, MOST_AVAILABLE, EXTERNAL_ROUTING.'
    ]);
    assert.deepEqual(said(withFault(['labels/', '<fullName>Title</fullName>', ''])).slice(0, 1), [
        'labels/CustomLabels.labels-meta.xml:3 <labels> lacks <fullName>, which every CustomLabel needs.'
    ]);
});

test('a value is one of its choices, a number, or true or false', () => {
    assertCaught([
        [
            'queueRoutingConfigs/',
            'LEAST_ACTIVE',
            'LEAST_ACTIV',
            '<routingModel> is "LEAST_ACTIV". Did you mean LEAST_ACTIVE? Allowed: LEAST_ACTIVE, MOST_AVAILABLE, EXTERNAL_ROUTING.'
        ],
        ['queueRoutingConfigs/', '30', '30 s', '<pushTimeout> is "30 s". Allowed: a number.'],
        ['objects/Rule__c/validationRules', 'true', 'yes', '<active> is "yes". Allowed: true, false.'],
        ['objects/Rule__c/validationRules', 'true', 'TRUE', '<active> is "TRUE". Allowed: true, false.'],
        ['queues/', '<name>Chats</name>', '<name> </name>', '<name> is empty. Allowed: text.'],
        ['queueRoutingConfigs/', '30', '', '<pushTimeout> is empty. Allowed: a number.']
    ]);
});

test('numbers may have a sign and a fraction', () => {
    for (const number of ['0', '-1', '+1', '1.5', '.5']) {
        assert.deepEqual(said(withFault(['queueRoutingConfigs/', '30', number])), [], number);
    }
});

test('what stands once stands once, and what stands more often stands together', () => {
    const again = '<routingPriority>1</routingPriority>\n<label>Again</label>';
    assert.deepEqual(said(withFault(['queueRoutingConfigs/', '<routingPriority>1</routingPriority>', again])), [
        'queueRoutingConfigs/Route.queueRoutingConfig-meta.xml:7 <label> stands in QueueRoutingConfig only once; it is on line 3 already.'
    ]);
    const apart = '<utilityBar>Bar</utilityBar>\n<tabs>standard-home</tabs>';
    assert.deepEqual(said(withFault(['applications/', '<utilityBar>Bar</utilityBar>', apart])), [
        'applications/Console.app-meta.xml:7 All <tabs> stand together; the others begin on line 4, and <utilityBar> is between.'
    ]);
});

test('XML that is not well-formed is refused where it breaks', () => {
    assert.deepEqual(said(withFault(['queues/', '</Queue>', '</Queues>'])), [
        'queues/Chats.queue-meta.xml:6 Not well-formed XML: The element type "Queue" must be terminated by the matching end-tag "</Queue>".'
    ]);
    assert.match(said(withFault(['queues/', '<name>Chats', '<name>A & B <'])).join(), /^queues\/\S+:3 Not well-formed/);
});

test('the root element and its namespace belong to the kind of file', () => {
    assert.deepEqual(said([described('queues/A.queue-meta.xml', 'Group', [])]), [
        'queues/A.queue-meta.xml:2 The root element is <Group>; of this file it is <Queue>.'
    ]);
    assertCaught([
        [
            'queues/',
            '<Queue xmlns="http://soap.sforce.com/2006/04/metadata">',
            '<Queue>',
            '<Queue> needs xmlns="http://soap.sforce.com/2006/04/metadata".'
        ]
    ]);
});

test('a name within a file is the name of the file', () => {
    assertCaught([
        [
            'objects/Rule__c/fields/Seconds__c',
            '<fullName>Seconds__c</fullName>',
            '<fullName>Second__c</fullName>',
            `fullName says Second__c, the file's name says Seconds__c; they are the same.`
        ]
    ]);
});

test('text stands in elements for text, elements in elements for elements', () => {
    assert.deepEqual(said(withFault(['queues/', '<queueSobject>', '<queueSobject>Chats '])), [
        'queues/Chats.queue-meta.xml:5 Text in <queueSobject>, which holds elements only: "Chats"'
    ]);
    assert.ok(
        said(withFault(['queues/', 'Chats</name>', '<b>Chats</b></name>'])).includes(
            'queues/Chats.queue-meta.xml:3 <name> holds text only, not <b>.'
        )
    );
});

test('a file that fits no type is named with the folders that there are', () => {
    const [first = '', second = '', third = ''] = said([
        { path: 'queue/A.queue-meta.xml', text: '' },
        { path: 'queues/A.que-meta.xml', text: '' },
        { path: 'objects/Case/filds/A__c.field-meta.xml', text: '' },
        { path: 'queues/README.md', text: '' }
    ])
        .sort()
        .reverse();
    assert.match(first, /^queues\/A.que-meta.xml:1 The name of a file of a Queue ends on .queue-meta.xml/);
    assert.match(second, /^queue\/A.queue-meta.xml:1 No type of metadata .* Known folders: objects, /);
    assert.match(
        third,
        /^objects\/Case\/filds\/A__c.field-meta.xml:1 An object has no folder filds. Allowed: fields, /
    );
});

test('two components of one name are refused, in two files and in one', () => {
    const queue = SAMPLE.find(({ path }) => path.startsWith('queues/'));
    assert.deepEqual(said([...SAMPLE, { path: 'more/queues/Chats.queue-meta.xml', text: queue?.text ?? '' }]), [
        'more/queues/Chats.queue-meta.xml:1 There are two of the Queue Chats; the other is queues/Chats.queue-meta.xml.'
    ]);
    const twice = withFault([
        'labels/',
        '</labels>',
        '</labels>\n<labels><fullName>Title</fullName><language>en_US</language><protected>false</protected><shortDescription>T</shortDescription><value>T</value></labels>'
    ]);
    assert.deepEqual(said(twice), [
        'labels/CustomLabels.labels-meta.xml:5 There are two of the CustomLabel Title; the other is labels/CustomLabels.labels-meta.xml:3.'
    ]);
});
