import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { DOCUMENTED, drawProfile, HOSTILE, profileFrom, readProfile } from '../profile.ts';
import { TRAITS, type TraitName } from '../traits.ts';

const NAMES = Object.keys(TRAITS) as TraitName[];

test('every trait has two readings or more, says where it is from, and differs between the two profiles', () => {
    for (const name of NAMES) {
        const { readings, source } = TRAITS[name];
        assert.ok(Object.keys(readings).length >= 2, name);
        assert.ok(source.length > 10, name);
        // Under Lightning Web Security, which every org has, there is no kinder reading of storage events.
        assert.equal(DOCUMENTED[name] === HOSTILE[name], name === 'storageEvents', name);
        assert.ok(Object.hasOwn(readings, DOCUMENTED[name]) && Object.hasOwn(readings, HOSTILE[name]), name);
    }
});

test('the platform is named, or read from a file in which the rest is as documented', (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'chat-etiquette-'));
    context.after(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'org.json');
    writeFileSync(file, '{"logLag": "late"}');
    assert.deepEqual(readProfile(file), { ...DOCUMENTED, logLag: 'late' });
    assert.equal(readProfile('hostile'), HOSTILE);
    assert.equal(readProfile('documented'), DOCUMENTED);
    assert.throws(() => readProfile(folder), /cannot be read \(EISDIR\)/);
    writeFileSync(file, 'logLag: late');
    assert.throws(() => readProfile(file), /org\.json: .*JSON/);
});

test('a trait or a reading that there is not is refused with those that there are', () => {
    assert.throws(() => profileFrom({ logLag: 'weeks' }), /logLag is "weeks"; it is one of none, late\./);
    assert.throws(() => profileFrom({ lag: 'late' }), /There is no trait "lag"\. There are: toolkitResult,/);
    assert.throws(() => profileFrom({ toString: 'late' }), /There is no trait "toString"/);
    for (const value of [null, [], 'hostile', 3]) {
        assert.throws(() => profileFrom(value), /is a JSON object/);
    }
});

test('a profile drawn by chance has one of its readings for every trait', () => {
    const last = drawProfile((readings) => readings.at(-1) ?? '');
    for (const name of NAMES) {
        assert.equal(last[name], Object.keys(TRAITS[name].readings).at(-1));
    }
});
