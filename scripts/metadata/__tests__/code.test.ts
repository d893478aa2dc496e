import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SAMPLE } from './sample.ts';
import { assertCaught, said, withFault } from './seeded.ts';

const CLOCK = 'lwc/clock/clock.ts';

test('an import of a component, label, channel, object or field that there is not is named', () => {
    assertCaught([
        [
            CLOCK,
            'c.Title',
            'c.Titel',
            'import of @salesforce/label/c.Titel: There is no CustomLabel Titel. Did you mean Title?'
        ],
        [
            CLOCK,
            'c.Title',
            'Title',
            `import of @salesforce/label/Title: A label's name begins with the namespace: c.Title.`
        ],
        [
            CLOCK,
            'Talk__c',
            'Talks__c',
            'import of @salesforce/messageChannel/Talks__c: There is no message channel Talks__c. Did you mean Talk__c?'
        ],
        [
            CLOCK,
            'Rule__c.Seconds__c',
            'Rule__c.Second__c',
            'import of @salesforce/schema/Rule__c.Second__c: Rule__c has no field Second__c. Did you mean Seconds__c?'
        ],
        [
            CLOCK,
            'Rule__c.Seconds__c',
            'Rules__c',
            'import of @salesforce/schema/Rules__c: There is no object Rules__c. Did you mean Rule__c?'
        ],
        [
            CLOCK,
            '@salesforce/schema/Rule__c.Seconds__c',
            '@salesforce/apex/Chats.read',
            'import of @salesforce/apex/Chats.read: There is no ApexClass Chats.'
        ],
        [
            CLOCK,
            `'c/face'`,
            `'c/fase'`,
            'import of c/fase: There is no LightningComponentBundle fase. Did you mean face?'
        ],
        [
            CLOCK,
            '@api size = 1;',
            `@api size = 1; later = () => import('c/fase');`,
            'import of c/fase: There is no LightningComponentBundle fase. Did you mean face?'
        ],
        [
            'lwc/clock/clock.html',
            '<c-face>',
            '<c-fa-ce>',
            '<c-fa-ce>: There is no LightningComponentBundle faCe. Did you mean face?'
        ]
    ]);
});

test('what stands in comments and in tests is no reference', () => {
    const tests = { path: 'lwc/clock/__tests__/clock.test.ts', text: `import 'c/gone';` };
    assert.deepEqual(said([...SAMPLE, tests]), []);
    assert.deepEqual(said(withFault([CLOCK, '@api', `/* \nimport 'c/gone';\n*/ link = 'https://a'; @api`])), []);
});

test('the markup of an Aura component names components, events, interfaces and actions that there are', () => {
    const bridge = 'aura/bridge/bridge.cmp';
    const markup = SAMPLE.find(({ path }) => path === bridge);
    const seeded = (from: string, to: string): string[] =>
        said(SAMPLE.map((file) => (file === markup ? { ...file, text: file.text.replace(from, to) } : file)));
    assert.deepEqual(seeded('<c:clock', '<c:clocks'), [
        `${bridge}:3 There is no component c:clocks. Did you mean c:clock?`
    ]);
    assert.deepEqual(seeded('omniChannelLogout', 'omniChannelLogOff'), [
        `${bridge}:2 There is no event lightning:omniChannelLogOff. Did you mean lightning:omniChannelLogout?`
    ]);
    assert.deepEqual(seeded('c.forward', 'c.forwards'), [
        `${bridge}:2 The controller of bridge has no action forwards. Did you mean forward?`
    ]);
    assert.deepEqual(seeded('<c:clock />', '{!$Label.c.Titel}'), [
        `${bridge}:3 There is no CustomLabel Titel. Did you mean Title?`
    ]);
    assert.deepEqual(seeded('lightning:utilityItem', 'lightning:utilityItem, lightning:nothing'), [
        `${bridge}:1 There is no interface lightning:nothing. Allowed: flexipage:availableForAllPageTypes, lightning:utilityItem.`
    ]);
    assert.deepEqual(seeded(' implements="lightning:utilityItem"', ''), [
        'flexipages/Bar.flexipage-meta.xml:6 <componentName>: bridge does not implement lightning:utilityItem, which a UtilityBar asks for.'
    ]);
});
