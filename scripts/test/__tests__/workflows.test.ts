import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { root } from '../../node/bundles.ts';

/* What GitHub runs for this project: of the shape that GitHub publishes, pinned, and with no more rights than needed. */

// GitHub's own reader of workflows imports its schema in a way that Node no longer takes.
registerHooks({
    load: (url, context, next) =>
        next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context)
});
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser');

interface Step {
    uses?: string;
    run?: string;
    with?: Record<string, unknown>;
}

interface Workflow {
    on: Record<string, unknown>;
    permissions?: Record<string, string>;
    jobs: Record<string, { permissions?: Record<string, string>; 'timeout-minutes'?: number; steps: Step[] }>;
}

const folder = join(root, '.github', 'workflows');
const PINNED = /uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
/** The only jobs that may do more than read, and what they may write. */
const WRITERS: Readonly<Record<string, string>> = {
    'codeql.yml analyze': 'security-events',
    'release.yml draft': 'contents'
};

/** What GitHub would say against a workflow. */
async function complaints(name: string, content: string): Promise<string[]> {
    const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
    if (value !== undefined) {
        await convertWorkflowTemplate(context, value);
    }
    return context.errors.getErrors().map(({ message }) => message);
}

test('a workflow that GitHub would refuse is found', async () => {
    const text = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    stepz: []\n';
    assert.match((await complaints('wrong.yml', text)).join('\n'), /Unexpected value 'stepz'/);
});

for (const name of readdirSync(folder)) {
    describe(`the workflow ${name}`, () => {
        const text = readFileSync(join(folder, name), 'utf8');
        const workflow = parse(text) as Workflow;
        const jobs = Object.entries(workflow.jobs);
        const steps = jobs.flatMap(([, job]) => job.steps);

        test('is one that GitHub takes', async () => {
            assert.deepEqual(await complaints(name, text), []);
        });

        test('names every action by its hash, with the version beside it', () => {
            const uses = text.split('\n').filter((line) => /^\s*(?:- )?uses:/.test(line));
            assert.deepEqual(
                uses.filter((line) => !PINNED.test(line)),
                []
            );
        });

        test('reads the repository and no more, but for the job that has to write', () => {
            assert.deepEqual(workflow.permissions, { contents: 'read' });
            for (const [job, { permissions = {} }] of jobs) {
                const written = Object.entries(permissions).flatMap(([scope, right]) =>
                    right === 'read' ? [] : [scope]
                );
                const allowed = WRITERS[`${name} ${job}`];
                assert.deepEqual(written, allowed === undefined ? [] : [allowed], job);
            }
        });

        test('leaves no token in the checkout, and runs no packages where it may write', () => {
            const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
            assert.ok(checkouts.every((step) => step.with?.['persist-credentials'] === false));
            for (const [job, { permissions = {}, steps: own }] of jobs) {
                const runsPackages = own.some(({ run }) => run !== undefined && /\b(?:npm|npx|node)\b/.test(run));
                assert.ok(!runsPackages || !Object.values(permissions).includes('write'), job);
            }
        });

        test('puts nothing that a stranger may choose into a script, and runs none of their code with its rights', () => {
            const scripts = steps.flatMap(({ run }) => (run === undefined ? [] : [run]));
            assert.deepEqual(
                scripts.filter((run) => run.includes('${{')),
                []
            );
            assert.ok(!Object.keys(workflow.on).some((event) => /pull_request_target|workflow_run/.test(event)));
        });

        test('ends by itself', () => {
            assert.ok(jobs.every(([, job]) => typeof job['timeout-minutes'] === 'number'));
        });
    });
}
