import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { countsIn, readJestReport, readNodeReport, readPlaywrightReport } from '../reports.ts';

describe('the counts of a step', () => {
    test('come from the report of jest, where a file that cannot be run is a failure', () => {
        const report = {
            numPassedTests: 5,
            numFailedTests: 1,
            numRuntimeErrorTestSuites: 2,
            numPendingTests: 1,
            numTodoTests: 1
        };
        assert.deepEqual(readJestReport(JSON.stringify(report)), { passed: 5, failed: 3, skipped: 2 });
    });

    test('come from the report of the browser tests, where a second try is told apart', () => {
        const report = { stats: { expected: 4, flaky: 1, unexpected: 2, skipped: 3 } };
        assert.deepEqual(readPlaywrightReport(JSON.stringify(report)), { passed: 5, failed: 2, skipped: 3, flaky: 1 });
    });

    test('come from the report of the scripts, where a test that ran out of time is a failure', () => {
        const report = `<testsuites>
            <!-- tests 9 --><!-- pass 4 --><!-- fail 1 --><!-- cancelled 2 --><!-- skipped 1 --><!-- todo 1 -->
            </testsuites>`;
        assert.deepEqual(readNodeReport(report), { passed: 4, failed: 3, skipped: 2 });
    });

    test('are zero where the runner died before it could report', () => {
        const counts = countsIn('/nowhere/report.json', readJestReport);
        assert.deepEqual(counts, { passed: 0, failed: 0, skipped: 0 });
    });

    test('are never guessed from something that is no report', () => {
        assert.throws(() => readJestReport('{}'), /no number "numPassedTests"/);
        assert.throws(() => readPlaywrightReport('[]'), /no number "expected"/);
        assert.throws(() => readNodeReport('<testsuites/>'), /no line for "pass"/);
    });
});
