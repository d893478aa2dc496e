import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { root } from '../../node/bundles.ts';

/* Ctrl-C at a real terminal, where it reaches everything that was started, gives the terminal back as it was. */

const CTRL_C = '\u0003';
const HIDDEN = '\u001b[?25l';
const SHOWN = '\u001b[?25h';

const LINES: readonly { line: string; until: RegExp; status: number }[] = [
    { line: 'test --only types', until: /Types/, status: 130 },
    { line: 'start --no-open --port 0', until: /Local console: /, status: 0 }
];

/** Only Linux has this `script`, which gives a program a terminal; it closes once the last one that has it is gone. */
describe('Ctrl-C at a terminal', { skip: process.platform !== 'linux' }, () => {
    for (const { line, until, status } of LINES) {
        test(`ends ${line} with status ${status}, and the cursor is seen again`, async () => {
            const command = `stty rows 40 columns 120; exec '${process.execPath}' scripts/run.mjs ${line}`;
            const terminal = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
                cwd: root,
                stdio: ['pipe', 'pipe', 'inherit']
            });
            const ended = once(terminal, 'close');
            let said = '';
            for await (const text of terminal.stdout.setEncoding('utf8') as AsyncIterable<string>) {
                const isSeen = until.test(said);
                said += text;
                if (!isSeen && until.test(said)) {
                    terminal.stdin.write(CTRL_C);
                }
            }
            assert.deepEqual(await ended, [status, null], said);
            assert.doesNotMatch(said, /^\s+at /m);
            assert.ok(said.lastIndexOf(SHOWN) >= said.lastIndexOf(HIDDEN), said);
        });
    }
});
