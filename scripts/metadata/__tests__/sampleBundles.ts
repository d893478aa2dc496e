import type { SourceFile } from '../sourceFile.ts';
import { described } from './described.ts';

/** Two Lightning web components, an Aura one and a message channel. */
export const BUNDLES: SourceFile[] = [
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
