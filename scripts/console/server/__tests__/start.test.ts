import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { text as readAll } from 'node:stream/consumers';
import { test } from 'node:test';
import { runNode, scriptArguments } from '../../../command/childProcess.ts';
import { root } from '../../../node/bundles.ts';
import { openHttpServer } from '../httpServer.ts';

/** A system that lets this user take no port below 1024. */
const NO_LOW_PORTS = `data:text/javascript,${encodeURIComponent(`
    import { Server } from 'node:net';
    const listen = Server.prototype.listen;
    Server.prototype.listen = function (port, ...rest) {
        if (port >= 1024) return listen.call(this, port, ...rest);
        const denied = new Error('listen EACCES: permission denied 127.0.0.1:' + port);
        queueMicrotask(() => this.emit('error', Object.assign(denied, { code: 'EACCES', syscall: 'listen' })));
        return this;
    };
`)}`;

/** Runs the start command to its end, after Node has imported these modules. */
async function startWith(imports: string[], ...options: string[]) {
    const args = [...imports.map((url) => `--import=${url}`), ...scriptArguments('scripts/console/start.ts', options)];
    const { code, stdout, stderr } = await runNode(args);
    return { code, output: stdout, errors: stderr };
}

function start(...options: string[]) {
    return startWith([], ...options);
}

test('a start on a busy port says which port is in use and how to choose another', async (context) => {
    const other = await openHttpServer(0, () => undefined);
    context.after(other.stop);
    assert.deepEqual(await start('--port', String(other.port)), {
        code: 1,
        output: '',
        errors: `Port ${other.port} is in use. Choose another one with --port N, or any free one with --port 0.\n`
    });
});

test('a start on a port that this user may not take says from where on ports are free', async () => {
    assert.deepEqual(await startWith([NO_LOW_PORTS], '--port', '80'), {
        code: 1,
        output: '',
        errors: 'Port 80 is not allowed for this user. Choose one from 1024 on with --port N.\n'
    });
});

test('the console starts, prints tokens that a shell takes as they are, and ends by Ctrl-C with status 0', async () => {
    const args = ['scripts/run.mjs', 'start', '--port', '0', '--no-open', '--no-deploy', '--database', ':memory:'];
    const server = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let errors = '';
    server.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    let output = '';
    for await (const text of server.stdout.setEncoding('utf8')) {
        output += String(text);
        if (output.includes('(administrator)')) {
            break;
        }
    }
    const [, token = '', address = ''] = /\(administrator\): '(\S+)' at (\S+)/.exec(output) ?? [];
    const answer = await fetch(`${address}/services/data/v68.0/limits`, {
        headers: { authorization: `Bearer ${token}` }
    });
    assert.equal(answer.status, 200);
    const ended = once(server, 'exit');
    server.kill('SIGINT');
    assert.deepEqual(await ended, [0, null]);
    assert.equal(errors, '');
});

test('the console ends where nobody reads what it says any more, or where nothing can be written', async () => {
    const options = ['--port', '0', '--no-open', '--no-deploy', '--database', ':memory:'];
    const args = scriptArguments('scripts/console/start.ts', options);
    const full = openSync('/dev/full', 'w');
    const unread = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const unwritten = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', full, 'pipe'] });
    unread.stdout.destroy();
    const ends = await Promise.all(
        [unread, unwritten].map(async (server) => {
            assert.ok(server.stderr);
            const [errors] = await Promise.all([readAll(server.stderr), once(server, 'close')]);
            return { errors, code: server.exitCode };
        })
    );
    closeSync(full);
    const reason = 'The output cannot be written: no space left on device.';
    assert.deepEqual(ends, [
        { code: 0, errors: '' },
        { code: 2, errors: `${reason} The disk is full: make room and try again.\n` }
    ]);
});

test('an unknown option ends the start with status 2', async () => {
    const { code, errors } = await start('--prot', '3001');
    assert.equal(code, 2);
    assert.match(errors, /^Unknown option '--prot'.*\nSee npm start -- --help\.\n$/);
});

test('the help names every option', async () => {
    const { code, output } = await start('--help');
    assert.equal(code, 0);
    for (const option of ['--port', '--fresh', '--scene', '--speed', '--no-open', '--database']) {
        assert.ok(output.includes(option), option);
    }
});
