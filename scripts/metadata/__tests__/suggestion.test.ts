import assert from 'node:assert/strict';
import { test } from 'node:test';
import { suggestion } from '../suggestion.ts';

test('the nearest name is meant: letters missing, too many, wrong or swapped', () => {
    for (const wrong of ['pushTimeot', 'pushTimeoutt', 'pushTimeOut', 'pushTimoeut', 'PUSHTIMEOUT']) {
        assert.equal(suggestion(wrong, ['label', 'pushTimeout', 'routingModel']), ' Did you mean pushTimeout?', wrong);
    }
});

test('a name is not guessed from one that has little of it', () => {
    assert.equal(suggestion('abc', ['abd']), ' Did you mean abd?');
    assert.equal(suggestion('abc', ['add']), ' Allowed: add.');
    assert.equal(suggestion('lightning__HomePage', ['lightning__RecordPage']), ' Allowed: lightning__RecordPage.');
});

test('few names are listed, more than thirty are not, and no name is no list', () => {
    const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `name${index}`);
    assert.match(suggestion('something else', names(30)), /^ Allowed: name0, .*name29\.$/);
    assert.equal(suggestion('something else', names(31)), '');
    assert.equal(suggestion('something else', []), '');
});
