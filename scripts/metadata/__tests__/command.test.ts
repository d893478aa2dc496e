import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { root } from '../../node/bundles.ts';
import { checkCommand } from '../command.ts';

/** A project with one queue that is not well-formed, and a package directory that there is not. */
function faultyProject(context: TestContext): string {
    const folder = mkdtempSync(join(tmpdir(), 'project-'));
    context.after(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, 'here', 'queues'), { recursive: true });
    writeFileSync(join(folder, 'here', 'queues', 'A.queue-meta.xml'), '<Queue>');
    const directories = '{ "path": "here", "default": true },\n{ "path": "gone" }';
    writeFileSync(join(folder, 'sfdx-project.json'), `{ "packageDirectories": [\n${directories}] }`);
    return folder;
}

function run(folder: string, ...args: string[]): { status: number; text: string } {
    const said: string[] = [];
    const status = checkCommand(args, folder, (text) => said.push(text));
    return { status, text: said.join('\n') };
}

test('each problem is a line with its file and place, and the status says that there are some', (context) => {
    const { status, text } = run(faultyProject(context));
    assert.equal(status, 1);
    assert.deepEqual(text.split('\n'), [
        'here/queues/A.queue-meta.xml:1:8 Not well-formed XML: The element type "Queue" must be terminated by the matching end-tag "</Queue>".',
        'sfdx-project.json:3:1 The package directory gone does not exist.',
        '',
        '2 things to repair.'
    ]);
});

test('JSON has the problems too', (context) => {
    const { status, text } = run(faultyProject(context), '--json');
    assert.equal(status, 1);
    const { files, problems } = JSON.parse(text) as { files: number; problems: { file: string; line: number }[] };
    assert.equal(files, 1);
    assert.deepEqual(
        problems.map(({ file, line }) => `${file}:${line}`),
        ['here/queues/A.queue-meta.xml:1', 'sfdx-project.json:3']
    );
});

test('a project without faults is said to be right', () => {
    const { status, text } = run(root);
    assert.equal(status, 0);
    assert.match(text, /^The metadata in \d+ files is right\.$/);
    assert.match(run(root, '--help').text, /^Usage: npm run check:metadata/);
});

test('what the build left beside a source is not read', (context) => {
    const folder = faultyProject(context);
    const bundle = join(folder, 'here', 'lwc', 'clock');
    mkdirSync(bundle, { recursive: true });
    writeFileSync(join(bundle, 'clock.ts'), '');
    writeFileSync(join(bundle, 'clock.js'), `import 'c/gone';`);
    writeFileSync(join(bundle, 'hands.js'), `import 'c/lost';`);
    const { text } = run(folder);
    assert.match(text, /hands\.js:1:9 import of c\/lost/);
    assert.doesNotMatch(text, /c\/gone/);
});

test('the command refuses an option that it does not know', () => {
    const command = ['--import=./scripts/node/register.ts', 'scripts/metadata/main.ts', '--jsn'];
    const { status, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
    assert.equal(status, 2);
    assert.match(stderr, /^check:metadata: Unknown option '--jsn'/m);
});
