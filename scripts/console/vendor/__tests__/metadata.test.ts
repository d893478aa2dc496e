import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';

import { readApplications } from '../metadata/application.ts';
import { readFlexiPage } from '../metadata/flexiPage.ts';
import { readLabels } from '../metadata/labels.ts';
import { readMessageChannels } from '../metadata/messageChannels.ts';

const packages = fs.mkdtempSync(path.join(os.tmpdir(), 'metadata-'));
after(() => fs.rmSync(packages, { recursive: true }));

function put(name: string, text: string): string {
    const file = path.join(packages, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
    return file;
}

void test('the items of a utility bar are read with their properties', () => {
    const file = put(
        'flexipages/Bar.flexipage-meta.xml',
        `<FlexiPage><flexiPageRegions><itemInstances><componentInstance>
            <componentInstanceProperties><name>label</name><type>decorator</type><value>Chat Etiquette</value></componentInstanceProperties>
            <componentName>c:etiquetteUtility</componentName><identifier>one</identifier>
        </componentInstance></itemInstances><name>utilityItems</name><type>Region</type></flexiPageRegions>
        <masterLabel>Bar</masterLabel><template><name>one:utilityBarTemplateDesktop</name></template><type>UtilityBar</type></FlexiPage>`
    );
    assert.deepEqual(readFlexiPage(file), {
        name: 'Bar',
        label: 'Bar',
        type: 'UtilityBar',
        template: 'one:utilityBarTemplateDesktop',
        regions: [
            {
                name: 'utilityItems',
                items: [{ component: 'c:etiquetteUtility', identifier: 'one', properties: { label: 'Chat Etiquette' } }]
            }
        ]
    });
});

void test('an app names its utility bar and the page of each object', () => {
    put(
        'applications/Console.app-meta.xml',
        `<CustomApplication><actionOverrides><actionName>View</actionName><content>Chat_Page</content>
        <pageOrSobjectType>MessagingSession</pageOrSobjectType><type>Flexipage</type></actionOverrides>
        <actionOverrides><actionName>Edit</actionName><pageOrSobjectType>Case</pageOrSobjectType><type>Default</type></actionOverrides>
        <label>Chat Etiquette Console</label><utilityBar>Bar</utilityBar></CustomApplication>`
    );
    assert.deepEqual(readApplications(path.join(packages, 'applications')), [
        {
            name: 'Console',
            label: 'Chat Etiquette Console',
            utilityBar: 'Bar',
            recordPages: { MessagingSession: 'Chat_Page' }
        }
    ]);
});

void test('labels are read by language', () => {
    put(
        'labels/CustomLabels.labels-meta.xml',
        '<CustomLabels><labels><fullName>Title</fullName><value>Chat &amp; more</value></labels></CustomLabels>'
    );
    put(
        'translations/de.translation-meta.xml',
        '<Translations><customLabels><label>Chat und mehr</label><name>Title</name></customLabels></Translations>'
    );
    assert.deepEqual(readLabels([packages]), { en: { Title: 'Chat & more' }, de: { Title: 'Chat und mehr' } });
});

void test("a package's own message channels stand beside Salesforce's", () => {
    put('messageChannels/Etiquette.messageChannel-meta.xml', '<LightningMessageChannel />');
    const channels = readMessageChannels([packages]);
    assert.ok(channels.includes('Etiquette__c'));
    assert.ok(channels.includes('lightning__conversationEnded'));
});

void test('broken metadata is refused with file and line', () => {
    const broken = put('broken/X.flexipage-meta.xml', '<FlexiPage>\n<type>\n</FlexiPage>');
    assert.throws(() => readFlexiPage(broken), /X\.flexipage-meta\.xml:\d: /);
    const other = put('broken/Y.flexipage-meta.xml', '<CustomApplication />');
    assert.throws(() => readFlexiPage(other), /Y\.flexipage-meta\.xml: expected <FlexiPage>/);
});
