import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findBundles } from '../bundles.ts';

test('a script imports the rules by the name that components use', async () => {
    const rules: unknown = await import('c/etiquette');
    assert.ok(rules && typeof rules === 'object' && 'step' in rules);
});

test('a bundle that does not exist is named in the error', async () => {
    const name = 'c/nowhere';
    await assert.rejects(import(name), /No bundle named "nowhere" under force-app/);
});

test('every bundle is found, in whichever room it stands', () => {
    const bundle = findBundles().get('etiquette');
    assert.match(bundle?.entry ?? '', /etiquette[\\/]lwc[\\/]etiquette[\\/]etiquette\.ts$/);
});
