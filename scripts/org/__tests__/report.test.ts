import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeployResult } from 'jsforce/lib/api/metadata.js';
import { reportWords, type Report } from '../deploy/report.ts';

const FAILURE = { type: 'CustomField', name: 'Case.A__c', file: 'A', line: null, column: null, problem: 'No.' };

function refused(result: Partial<DeployResult>, failures: Report['failures'] = []): string {
    const whole = { success: false, status: 'Failed', ...result } as DeployResult;
    const report = { org: 'ORG', result: whole, failures, leftOut: [], assigned: [], notAssigned: undefined };
    return reportWords(report).trim().split('\n').at(-1) ?? '';
}

test('a deploy that the org refused says why in its last line', () => {
    assert.equal(refused({}, [FAILURE]), '1 problem: nothing was changed in ORG.');
    assert.equal(refused({}, [FAILURE, FAILURE]), '2 problems: nothing was changed in ORG.');
    assert.equal(refused({ errorMessage: 'UNKNOWN' }), 'UNKNOWN: nothing was changed in ORG.');
});

test('a deploy that somebody canceled in Setup says so', () => {
    assert.equal(refused({ status: 'Canceled' }), 'The deploy was canceled in the org: nothing was changed in ORG.');
});

test('a deploy that failed without a reason says how it ended', () => {
    assert.equal(refused({}), 'The deploy ended as Failed: nothing was changed in ORG.');
});
