import assert from 'node:assert/strict';
import { test } from 'node:test';
import { root } from '../../node/bundles.ts';
import { checkProject } from '../project/checkProject.ts';
import { readProject } from '../project/readProject.ts';
import { SAMPLE } from './sample.ts';
import { said } from './seeded.ts';

test('nothing is wrong with the metadata of this project', () => {
    assert.deepEqual(checkProject(readProject(root)), []);
});

test('nothing is wrong with the sample, nor with no files at all', () => {
    assert.deepEqual(said(SAMPLE), []);
    assert.deepEqual(said([]), []);
});
