import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { placesOf } from '../places.ts';
import { adoptedStyles } from '../plugins/adoptedStyles.ts';
import { salesforceModules } from '../plugins/salesforceModules.ts';
import { virtualTimeGlobals } from '../plugins/virtualTimeGlobals.ts';
import { usedLightningModules, utilityIcons } from '../usedNames.ts';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
const places = placesOf(ROOT, '/nowhere');
const [product = ''] = places.packages;

type Transform = (code: string, id: string) => { code: string } | null;
const transform = virtualTimeGlobals(places).transform as unknown as Transform;

void test('the product gets the virtual clock under the names it uses', () => {
    const made = transform('const now = Date.now();\nsetTimeout(wake, 5);', path.join(product, 'lwc/x/x.ts'));
    assert.match(made?.code ?? '', /^import \{ Date, setTimeout \} from ".*productTime\.ts"; const now/);
});

void test('code that uses no time, and code of the page, stays as it is', () => {
    assert.equal(transform('const a = this.clock.setTimeout(1);', path.join(product, 'lwc/x/x.ts')), null);
    assert.equal(transform('Date.now()', path.join(places.page, 'console/app/app.ts')), null);
});

void test('a way around the virtual clock is refused', () => {
    assert.throws(
        () => transform('window.setTimeout(f)', path.join(product, 'lwc/x/x.ts')),
        /write setTimeout instead/
    );
});

const modules = salesforceModules(places, { labels: { en: { Title: 'T' } }, messageChannels: ['Etiquette__c'] });
const resolve = modules.resolveId as unknown as (source: string, importer?: string) => string | null;
const load = modules.load as unknown as (id: string) => string | null;
function codeOf(source: string): string {
    return load(resolve(source) ?? '') ?? '';
}

void test('imports from @salesforce are answered from the metadata', () => {
    assert.match(codeOf('@salesforce/label/c.Title'), /export default label\("Title"\)/);
    assert.match(codeOf('@salesforce/messageChannel/Etiquette__c'), /"Etiquette__c"/);
    assert.match(codeOf('@salesforce/schema/Case.Subject'), /"objectApiName":"Case","fieldApiName":"Subject"/);
    assert.match(codeOf('@salesforce/user/Id'), /userId/);
});

void test('an import that no metadata answers is an error naming who imports it', () => {
    for (const source of ['@salesforce/label/c.Nothing', '@salesforce/messageChannel/No__c', '@salesforce/apex/A.b']) {
        assert.throws(() => resolve(source, 'force-app/x.ts'), /force-app\/x\.ts imports @salesforce/);
    }
    assert.equal(resolve('c/labels'), null);
});

void test('the base components and icons that sources name are found', () => {
    const sources = [path.join(places.page, 'console')];
    assert.ok(usedLightningModules(sources).has('lightning/buttonMenu'));
    assert.ok(utilityIcons(places.packages, (name) => name === 'omni_channel').has('utility_omni_channel'));
});

const adopt = adoptedStyles().transform as unknown as (code: string, id: string) => { code: string } | null;
const ENGINE = path.join(ROOT, 'node_modules/@lwc/engine-dom/dist/index.js');

void test('the engine writes no style element and no style attribute of its own', () => {
    const { code = '' } = adopt(readFileSync(ENGINE, 'utf8'), ENGINE) ?? {};
    assert.match(code, /insertConstructableStylesheet\(content, document, cacheData, signal\)/);
    assert.doesNotMatch(code, /setAttribute\(elm, 'style'/);
    assert.equal(adopt('setAttribute(elm, "style", newStyle);', path.join(product, 'lwc/x/x.ts')), null);
});

void test('an engine that styles in another way is refused', () => {
    assert.throws(() => adopt('', ENGINE), /The LWC engine has not once: const cacheData/);
});
