import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import { root } from '../../node/bundles.ts';

/* Whoever stops a command while its bar is drawn gets the terminal back as it was. */

const HIDDEN = '\u001b[?25l';
const SHOWN = '\u001b[?25h';
const WRAPPED = '\u001b[?7h';

const DRAWS = `
    const { progressOn } = await import('./scripts/command/progress.ts');
    process.stderr.isTTY = true;
    progressOn(process.stderr).show(1, 4, 'Sending');
`;

function draw(then: string) {
    const args = ['--disable-warning=ExperimentalWarning', '--import=./scripts/node/register.ts'];
    return spawn(process.execPath, [...args, '--input-type=module', '--eval', `${DRAWS}${then}`], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe']
    });
}

describe('a bar that is drawn is taken away, and the cursor shown again, where the command', () => {
    for (const [signal, status] of [
        ['SIGINT', 130],
        ['SIGTERM', 143],
        ['SIGHUP', 129]
    ] as const) {
        test(`is ended by ${signal}`, async () => {
            const child = draw(`console.log('drawn'); setInterval(() => {}, 1000);`);
            const said = text(child.stderr);
            const ended = once(child, 'exit');
            await once(child.stdout, 'data');
            child.kill(signal);
            assert.deepEqual(await ended, [status, null]);
            const drawn = (await said).split(HIDDEN).at(-1) ?? '';
            assert.match(drawn, /Sending/);
            assert.ok(drawn.includes(SHOWN) && drawn.includes(WRAPPED), JSON.stringify(drawn));
        });
    }

    test('fails', async () => {
        const child = draw('process.exit(2);');
        const drawn = (await text(child.stderr)).split(HIDDEN).at(-1) ?? '';
        assert.ok(drawn.includes(SHOWN), JSON.stringify(drawn));
    });
});
