import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { packageFiles } from '../metadata/sourceFiles.ts';

/* Scripts that an earlier build wrote stay where they are when the sources change or go, since git ignores them. */

const META = '<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata" />';

describe('of a bundle that is written in TypeScript', () => {
    let folder = '';
    let files = new Map<string, Buffer>();

    const write = (path: string, text: string): void => {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
    };

    before(() => {
        folder = mkdtempSync(join(tmpdir(), 'stale-'));
        write('lwc/bar/bar.ts', 'export const now: number = 2;');
        write('lwc/bar/bar.js', 'export const now = 1;');
        write('lwc/bar/renamed.js', "import label from '@salesforce/label/c.Gone';");
        write('lwc/bar/bar.js-meta.xml', META);
        write('lwc/removed/removed.js', 'export const removed = true;');
        write('lwc/plain/plain.js', 'export const plain = true;');
        write('lwc/plain/plain.js-meta.xml', META);
        files = packageFiles([folder]);
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    test('the source counts, not what was built from an earlier one', () => {
        assert.match(String(files.get('lwc/bar/bar.js')), /now\s+= 2/);
    });

    test('a script whose source was renamed or removed is left out, with its whole bundle too', () => {
        assert.deepEqual(
            [...files.keys()].sort(),
            ['lwc/bar/bar.js', 'lwc/bar/bar.js-meta.xml', 'lwc/plain/plain.js', 'lwc/plain/plain.js-meta.xml'].sort()
        );
    });

    test('a bundle that was written in JavaScript is taken as it is', () => {
        assert.equal(String(files.get('lwc/plain/plain.js')), 'export const plain = true;');
    });
});
