import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assetPath } from '../assets.ts';

test('an asset is a file within the build', () => {
    assert.equal(assetPath('/build', 'own/console.js'), '/build/own/console.js');
    assert.equal(assetPath('/build', 'a%20b.css'), '/build/a b.css');
});

test('nothing outside the build is served', () => {
    for (const path of [
        '../secret',
        '..%2fsecret',
        'own/../../secret',
        '%2e%2e/secret',
        '../build-2/x',
        '',
        'x%00.js'
    ]) {
        assert.throws(() => assetPath('/build', path), { code: 'notFound' }, path);
    }
    assert.throws(() => assetPath('/build', '%zz'), { code: 'badRequest' });
});
