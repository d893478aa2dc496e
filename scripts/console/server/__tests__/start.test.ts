import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { openHttpServer } from '../httpServer.ts';

const PROJECT = join(import.meta.dirname, '..', '..', '..', '..');
const REGISTER = join(PROJECT, 'scripts', 'node', 'register.ts');

/** Runs the start command to its end. */
async function start(...options: string[]) {
    const args = ['--disable-warning=ExperimentalWarning', `--import=${REGISTER}`];
    const child = spawn(process.execPath, [...args, join(PROJECT, 'scripts/console/start.ts'), ...options]);
    const heard = { output: '', errors: '' };
    child.stdout.on('data', (data: Buffer) => (heard.output += data.toString('utf8')));
    child.stderr.on('data', (data: Buffer) => (heard.errors += data.toString('utf8')));
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, ...heard };
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
