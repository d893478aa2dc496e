import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { file, folder, line, run } from './runReplay.ts';

const TIMELINE = file('what-if.jsonl', [
    line('requested', 0),
    line('accepted', 1, { agent: 'Ann' }),
    line('message', 71, { from: 'agent', text: 'It is on its way.' }),
    line('ended', 80, { by: 'agent' })
]);

/** The names of the settings in the summary's table, as they stand there. */
function settingsOf(...whatIf: string[]): string[] {
    const { out } = run([TIMELINE, ...whatIf.flatMap((setting) => ['--what-if', setting])]);
    const table = out.slice(out.indexOf('What if'), out.indexOf('Had the same'));
    return table
        .trim()
        .split('\n')
        .slice(1)
        .map((row) => row.split(/ {2,}/)[0] ?? '');
}

describe('the table of what-ifs', () => {
    test('names every limit in seconds, the policy’s own first and once', () => {
        assert.deepEqual(settingsOf('response=45,60,90,90', 'nudge=120,180'), [
            'response 60 s (as it is)',
            'response 45 s',
            'response 90 s',
            'nudge 180 s (as it is)',
            'nudge 120 s'
        ]);
    });

    test('names a limit of which nothing but the policy’s own was tried', () => {
        assert.deepEqual(settingsOf('nudge=180', 'response=90'), [
            'nudge 180 s (as it is)',
            'response 60 s (as it is)',
            'response 90 s'
        ]);
    });

    test('says of a wait that goes on where the record stops not that its chat ended, in 80 columns', () => {
        const open = file('what-if-open.jsonl', [line('requested', 0), line('accepted', 5), line('inactive', 9)]);
        const { out } = run([open, '--what-if', 'response=90', '--html', 'what-if.html']);
        const foot = out.slice(out.indexOf('Had the same'));
        assert.match(foot, /Unknown: the chat or the record ended\s+before this limit\.\n$/);
        assert.ok(Math.max(...foot.split('\n').map(({ length }) => length)) <= 80);
        const page = readFileSync(join(folder, 'what-if.html'), 'utf8');
        assert.match(page, /Unknown are waits that the end of the chat or of the record cut off before the limit;/);
    });
});
