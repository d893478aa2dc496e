import { existsSync, readFileSync } from 'node:fs';

/** How the tests of one step came out. */
export interface Counts {
    passed: number;
    failed: number;
    skipped: number;
    /** Of those that passed: only at a second try. */
    flaky?: number;
}

/** Reads what a runner left in its report; throws where that is no report. */
export type ReportReader = (text: string) => Counts;

/** The counts of a report file; all zero where the runner died before it wrote one. */
export function countsIn(file: string, read: ReportReader): Counts {
    if (!existsSync(file)) {
        return { passed: 0, failed: 0, skipped: 0 };
    }
    return read(readFileSync(file, 'utf8'));
}

/** The report of jest's `--json`. A file that could not be run is one failure. */
export const readJestReport: ReportReader = (text) => {
    const report = numbersOf(JSON.parse(text), [
        'numPassedTests',
        'numFailedTests',
        'numRuntimeErrorTestSuites',
        'numPendingTests',
        'numTodoTests'
    ]);
    const [passed = 0, failed = 0, broken = 0, pending = 0, todo = 0] = report;
    return { passed, failed: failed + broken, skipped: pending + todo };
};

/** The JSON report of Playwright. A test that passed at a second try is counted with those that passed, and as flaky. */
export const readPlaywrightReport: ReportReader = (text) => {
    const report: unknown = JSON.parse(text);
    const stats = isObject(report) ? report['stats'] : undefined;
    const [expected = 0, flaky = 0, failed = 0, skipped = 0] = numbersOf(stats, [
        'expected',
        'flaky',
        'unexpected',
        'skipped'
    ]);
    return { passed: expected + flaky, failed, skipped, flaky };
};

/** The JUnit report of Node's test runner, which ends with its totals as comments. */
export const readNodeReport: ReportReader = (text) => {
    const total = (name: string): number => {
        const found = new RegExp(`<!-- ${name} (\\d+) -->`).exec(text);
        if (!found) {
            throw new Error(`The report of Node's test runner has no line for "${name}".`);
        }
        return Number(found[1]);
    };
    return {
        passed: total('pass'),
        failed: total('fail') + total('cancelled'),
        skipped: total('skipped') + total('todo')
    };
};

function numbersOf(report: unknown, names: string[]): number[] {
    return names.map((name) => {
        const value = isObject(report) ? report[name] : undefined;
        if (typeof value !== 'number') {
            throw new Error(`The report has no number "${name}".`);
        }
        return value;
    });
}

function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null;
}
