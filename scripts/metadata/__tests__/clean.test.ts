import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FEATURES } from '../../local-org/features.ts';
import { root } from '../../node/bundles.ts';
import { checkProject } from '../project/checkProject.ts';
import { readProject } from '../project/readProject.ts';
import { SAMPLE } from './sample.ts';
import { said } from './seeded.ts';

test('nothing is wrong with the metadata of this project', () => {
    assert.deepEqual(checkProject(readProject(root)), []);
});

test('the default package directory names no object or type that only some orgs have', () => {
    const main = readProject(root).find(({ isDefault }) => isDefault);
    const described = main?.files?.filter(({ path }) => path.endsWith('.xml')) ?? [];
    assert.ok(described.length > 50);
    const names = Object.values(FEATURES).flatMap(({ objects, types }) => [...objects, ...types]);
    const found = described.flatMap(({ path, text }) =>
        names.filter((name) => new RegExp(`\\b(?:standard-)?${name}\\b`).test(text)).map((name) => `${path}: ${name}`)
    );
    assert.deepEqual(found, []);
    const imports = main?.files?.filter(({ text }) => /@salesforce\/schema\/(?:Messaging|LiveChat)/.test(text)) ?? [];
    assert.deepEqual(
        imports.map(({ path }) => path),
        []
    );
});

test('nothing is wrong with the sample, nor with no files at all', () => {
    assert.deepEqual(said(SAMPLE), []);
    assert.deepEqual(said([]), []);
});
