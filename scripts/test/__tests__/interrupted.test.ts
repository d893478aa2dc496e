import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { endLocalConsoles, startLocalConsole } from '../../console/browser/localConsole.ts';
import { root } from '../../node/bundles.ts';

/* Whoever stops a command by Ctrl-C gets the prompt back, without a stack trace and without half a file. */

const folder = mkdtempSync(join(tmpdir(), 'interrupted-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function run(line: readonly string[], environment: NodeJS.ProcessEnv = {}): ChildProcess {
    const env = { ...process.env, ...environment };
    return spawn(process.execPath, ['scripts/run.mjs', ...line], { cwd: root, env, stdio: 'pipe' });
}

/** Stops a command once it is at work, and says how it ended and what it wrote. */
async function stop(child: ChildProcess, atWork: Promise<unknown>) {
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
        stream?.setEncoding('utf8').on('data', (text: string) => (said += text));
    }
    const ended = once(child, 'close');
    await atWork;
    child.kill('SIGINT');
    const [code, signal] = (await ended) as [number | null, NodeJS.Signals | null];
    return { code, signal, said };
}

describe('Ctrl-C ends a command that waits for an org:', () => {
    let server: Server;
    let environment: NodeJS.ProcessEnv;
    before(async () => {
        server = createServer();
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        const { port } = server.address() as AddressInfo;
        environment = { SF_ACCESS_TOKEN: 'x', SF_ORG_INSTANCE_URL: `http://127.0.0.1:${port}` };
    });
    after(() => {
        server.closeAllConnections();
        server.close();
    });

    const names = { '--html': 'page.html', '--episodes': 'episodes.csv', '--save': 'chats.jsonl' };
    const files = Object.entries(names).flatMap(([option, name]) => [option, join(folder, name)]);
    for (const line of [
        ['doctor'],
        ['seed'],
        ['deploy', '--built'],
        ['deploy', '--resume', '0Af000000000001'],
        ['replay', '--since', '2026-01-01', ...files]
    ]) {
        test(line.join(' ').replaceAll(`${folder}/`, ''), async () => {
            const { code, signal, said } = await stop(run(line, environment), once(server, 'request'));
            assert.ok(code === 130 || signal === 'SIGINT', `ended with ${String(code)} and ${String(signal)}`);
            assert.doesNotMatch(said, /^\s+at /m);
            assert.deepEqual(readdirSync(folder), []);
        });
    }
});

test('Ctrl-C ends the tests, with the step that runs', async () => {
    const child = run(['test', '--only', 'types']);
    const { code, signal, said } = await stop(child, once(child.stdout ?? child, 'data'));
    assert.ok(code === 130 || signal === 'SIGINT', `ended with ${String(code)} and ${String(signal)}`);
    assert.doesNotMatch(said, /^\s+at /m);
});

test('a local console ends with the command that started it, also before it is ready', async () => {
    const ready = startLocalConsole();
    endLocalConsoles();
    await assert.rejects(ready, /did not start/);
});
