import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { Bundle } from '../../node/bundles.ts';
import { complaintsAbout } from '../compiler.ts';

const VERSION = 68;
const COMPONENT = `import { LightningElement, api } from 'lwc';
export default class Card extends LightningElement { @api text; }`;

let bundle: Bundle;

function write(name: string, text: string): void {
    writeFileSync(join(bundle.folder, name), text);
}

function complaints(script: string): string[] {
    return complaintsAbout(bundle, new Map([[bundle.entry, script]]), VERSION);
}

beforeEach(() => {
    const folder = join(mkdtempSync(join(tmpdir(), 'bundle-')), 'card');
    mkdirSync(folder);
    bundle = { name: 'card', folder, entry: join(folder, 'card.ts') };
    write('card.ts', 'the compiler gets what TypeScript makes of this');
    write('card.js-meta.xml', '<LightningComponentBundle/>');
    write('card.html', '<template><p>{text}</p></template>');
});

afterEach(() => rmSync(join(bundle.folder, '..'), { recursive: true }));

describe('the compile check of a bundle', () => {
    test('has nothing to say of a component as it should be', () => {
        assert.deepEqual(complaints(COMPONENT), []);
    });

    test('notices a component that would deploy without becoming one', () => {
        const rewritten = COMPONENT.replace('export default class', 'class') + ' export { Card as default };';
        const [complaint = '', ...others] = complaints(rewritten);
        assert.match(complaint, /card\.ts: compiles to no component/);
        assert.deepEqual(others, []);
    });

    test('passes on what the compiler refuses, with the file', () => {
        const [complaint = ''] = complaints(COMPONENT.replace('@api text;', '@api text = true;'));
        assert.match(complaint, /card\.ts: .*LWC1099/);
    });

    test('looks at templates and styles too', () => {
        write('card.html', '<template><p>{text}</template>');
        write('card.css', ':root { color: red; }');
        const found = complaints(COMPONENT).join('\n');
        assert.match(found, /card\.html: /);
        assert.match(found, /card\.css: /);
    });

    test('asks for the file without which a bundle cannot be deployed', () => {
        rmSync(join(bundle.folder, 'card.js-meta.xml'));
        assert.match(complaints(COMPONENT).join('\n'), /card\.js-meta\.xml: is missing/);
    });

    test('lets a module be a module', () => {
        rmSync(join(bundle.folder, 'card.html'));
        assert.deepEqual(complaints('export const limit = 30;'), []);
    });
});
