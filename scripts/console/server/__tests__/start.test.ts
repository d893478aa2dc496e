import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runNode, scriptArguments } from '../../../command/childProcess.ts';
import { openHttpServer } from '../httpServer.ts';

/** Runs the start command to its end. */
async function start(...options: string[]) {
    const { code, stdout, stderr } = await runNode(scriptArguments('scripts/console/start.ts', options));
    return { code, output: stdout, errors: stderr };
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
