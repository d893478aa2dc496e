import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { lastBuildOf } from '../lastBuild.ts';

const BUNDLE = 'force-app/main/bar/lwc/card';

let folder: string;

function write(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
}

function isUpToDate(): boolean {
    const last = lastBuildOf(folder);
    return last.hasSameSources() && last.hasSameScripts();
}

beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'project-'));
    write(`${BUNDLE}/card.ts`, 'export const text = 1;');
    write(`${BUNDLE}/card.html`, '<template></template>');
    write(`${BUNDLE}/card.js`, 'export const text = 1;');
    write('package-lock.json', '{}');
    lastBuildOf(folder).note(true);
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('the last build', () => {
    test('is up to date while nothing changes', () => {
        assert.ok(isUpToDate());
    });

    for (const [what, path] of [
        ['a source', `${BUNDLE}/card.ts`],
        ['a template', `${BUNDLE}/card.html`],
        ['a script that it wrote', `${BUNDLE}/card.js`],
        ['a version of a package', 'package-lock.json'],
        ['the types of the platform', 'config/platform/lightning.d.ts'],
        ['the way in which components are built', 'scripts/build/emit.ts']
    ] as const) {
        test(`is not, once ${what} has changed`, () => {
            write(path, 'changed');
            assert.ok(!isUpToDate());
        });
    }

    test('is not, once a source is there that was not', () => {
        write(`${BUNDLE}/text.ts`, '');
        assert.ok(!isUpToDate());
    });

    test('is not, once a script that it wrote is gone', () => {
        rmSync(join(folder, BUNDLE, 'card.js'));
        assert.ok(!isUpToDate());
    });

    test('does not ask about tests', () => {
        write(`${BUNDLE}/__tests__/card.test.ts`, 'changed');
        assert.ok(isUpToDate());
    });

    test('has checked the sources, and written nothing, where it was only a check', () => {
        write(`${BUNDLE}/card.ts`, 'changed');
        lastBuildOf(folder).note(false);
        assert.ok(lastBuildOf(folder).hasSameSources());
        assert.ok(!lastBuildOf(folder).hasSameScripts());
    });

    test('is not known where its note was cut off', () => {
        write('.local/build/last.json', '{"sour');
        assert.ok(!isUpToDate());
    });
});
