import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { missingScripts } from '../bundles.ts';

const BUNDLE = 'force-app/main/bar/lwc/card';

let folder: string;

function write(path: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), '');
}

beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'project-'));
    for (const name of ['card.ts', 'card.js', 'parts/text.ts', 'parts/text.js', 'card.html']) {
        write(`${BUNDLE}/${name}`);
    }
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('the scripts that are missing', () => {
    test('are none after a build', () => {
        assert.deepEqual(missingScripts(folder), []);
    });

    test('are named by their paths in the project', () => {
        rmSync(join(folder, BUNDLE, 'parts', 'text.js'));
        assert.deepEqual(missingScripts(folder), [join(BUNDLE, 'parts', 'text.js')]);
    });

    test('do not count tests and ambient types, which become no scripts', () => {
        write(`${BUNDLE}/__tests__/card.test.ts`);
        write(`${BUNDLE}/globals.d.ts`);
        assert.deepEqual(missingScripts(folder), []);
    });
});
