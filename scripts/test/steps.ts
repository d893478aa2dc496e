import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runNode } from '../command/childProcess.ts';
import { errorMessage } from '../command/errorMessage.ts';
import { type Listener, provideChromium } from '../harness/chromium.ts';
import { root } from '../node/bundles.ts';
import {
    type Counts,
    type ReportReader,
    countsIn,
    readJestReport,
    readNodeReport,
    readPlaywrightReport
} from './reports.ts';

/** One kind of check or test. */
export interface Step {
    name: string;
    title: string;
    run(listener: Listener): Promise<StepResult>;
}

/** How a step came out. `output` is what to show where it failed. */
export interface StepResult {
    counts: Counts;
    output: string;
}

/** What Node 24 runs in a step. A check counts as one; of a runner of tests, its report is counted. */
interface Program {
    args: string[];
    environment?: Record<string, string>;
    report?: { file: string; read: ReportReader };
}

const REPORTS = '.local/test';
const REGISTER = ['--disable-warning=ExperimentalWarning', '--import=./scripts/node/register.ts'];
const ESLINT = ['node_modules/eslint/bin/eslint.js', '--max-warnings=0', '.'];
const PRETTIER = ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'];
const CHAOS = ['--seed', '5', '--minutes', '3', '--chats', '8'];
const SCRIPT_TESTS = 'scripts/**/__tests__/*.test.ts';

/** All steps, the longest first: two run side by side. */
export const STEPS: Step[] = [
    { name: 'browser', title: 'Browser tests', run: browserTests },
    step('scripts', 'Tests of the scripts', {
        args: [
            ...REGISTER,
            '--test',
            // A whole file has as long: one runs every command of the documentation against an org.
            '--test-timeout=600000',
            // Many wait for a server that does not answer: two files side by side cost no more than one.
            '--test-concurrency=2',
            '--test-reporter=spec',
            '--test-reporter-destination=stdout',
            '--test-reporter=junit',
            `--test-reporter-destination=${REPORTS}/scripts.xml`,
            SCRIPT_TESTS
        ],
        report: { file: `${REPORTS}/scripts.xml`, read: readNodeReport }
    }),
    step('chaos', 'A short shift in which everything goes wrong', {
        args: [...REGISTER, 'scripts/chaos/main.ts', ...CHAOS]
    }),
    step('lint', 'Lint', { args: ESLINT }),
    step('unit', 'Unit tests of the components, all branches of the rules', {
        args: ['node_modules/jest/bin/jest.js', '--ci', '--coverage', '--json', `--outputFile=${REPORTS}/unit.json`],
        report: { file: `${REPORTS}/unit.json`, read: readJestReport }
    }),
    step('types', 'Types', { args: [...REGISTER, 'scripts/build/types.ts'] }),
    step('bundles', 'Compile check of every bundle', { args: [...REGISTER, 'scripts/build/main.ts', '--check'] }),
    step('format', 'Format', { args: PRETTIER }),
    step('metadata', 'Metadata against its types and references', { args: [...REGISTER, 'scripts/metadata/main.ts'] }),
    step('paths', 'Paths of the bundles', { args: [...REGISTER, 'scripts/build/paths.ts', '--check'] })
];

function step(name: string, title: string, program: Program): Step {
    return { name, title, run: (listener) => run(program, listener) };
}

async function browserTests(listener: Listener): Promise<StepResult> {
    let chromium: string;
    try {
        chromium = await provideChromium(listener);
    } catch (error) {
        return { counts: { passed: 0, failed: 1, skipped: 0 }, output: errorMessage(error) };
    }
    const report = { file: `${REPORTS}/browser.json`, read: readPlaywrightReport };
    const environment = { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: join(root, report.file) };
    const config = 'scripts/console/browser/playwright.config.ts';
    const args = ['node_modules/@playwright/test/cli.js', 'test', `--config=${config}`, '--reporter=list,json'];
    return run({ args, environment, report }, listener);
}

async function run({ args, environment, report }: Program, { hear }: Listener): Promise<StepResult> {
    if (report) {
        mkdirSync(join(root, dirname(report.file)), { recursive: true });
        // What an earlier run left must not be counted for this one.
        rmSync(join(root, report.file), { force: true });
    }
    const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
    const env = { ...process.env, ...colour, ...environment };
    const { code, output } = await runNode(args, { env, onLine: hear });
    const ok = code === 0;
    if (!report) {
        return { counts: { passed: Number(ok), failed: Number(!ok), skipped: 0 }, output };
    }
    const counts = countsIn(join(root, report.file), report.read);
    if (counts.passed + counts.failed === 0) {
        return { counts: { ...counts, failed: 1 }, output: `${output}\nNo test was run; that counts as a failure.\n` };
    }
    // A runner can fail with every test passed: a threshold of coverage, a server that does not end.
    return { counts: ok ? counts : { ...counts, failed: Math.max(1, counts.failed) }, output };
}
