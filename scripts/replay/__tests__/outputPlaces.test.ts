import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { file, folder, run, type Replayed } from './runReplay.ts';

/* A file that cannot be written is refused before anything is read: whoever waits an hour wants to know it first. */

const FILES = { '--html': 'page.html', '--episodes': 'e.csv', '--chats-out': 'c.parquet', '--partial': 'p.json' };
/** Whoever reads it says so, line by line. */
const TIMELINE = file('rejected.jsonl', ['no timeline']);
const NO_ORG = { SF_ACCESS_TOKEN: 'x', SF_ORG_INSTANCE_URL: 'http://127.0.0.1:9' };
/** A folder in which nobody may make a file, whoever runs the tests. */
const NOBODYS = '/sys';

function refuses({ status, out, err }: Replayed, says: string): void {
    assert.equal(err, says);
    assert.equal(out, '');
    assert.equal(status, 2);
}

for (const [option, name] of Object.entries(FILES)) {
    describe(`before anything is read, ${option} is refused where`, () => {
        test('its folder is not there', () => {
            refuses(
                run([TIMELINE, option, `none/${name}`]),
                `replay: ${join(folder, 'none', name)} cannot be written: there is no folder ${join(folder, 'none')}. Make it, or name another.\n`
            );
        });

        test('its folder is a file', () => {
            const path = join(folder, TIMELINE);
            refuses(
                run([TIMELINE, option, `${TIMELINE}/${name}`]),
                `replay: ${join(path, name)} cannot be written: ${path} is a file, not a folder. Name another.\n`
            );
        });

        test('nobody may write there', { skip: !existsSync(NOBODYS) }, () => {
            const { status, err } = run([TIMELINE, option, join(NOBODYS, name)]);
            assert.match(err, /^replay: \/sys\/\S+ cannot be written: [^:]+: \/sys\. [^\n]+\n$/);
            assert.equal(status, 2);
        });
    });
}

test('before an org is asked, --save is refused where its folder is not there', () => {
    refuses(
        run(['--since', '2026-01-01', '--save', 'none/chats.jsonl'], '', NO_ORG),
        `replay: ${join(folder, 'none', 'chats.jsonl')} cannot be written: there is no folder ${join(folder, 'none')}. Make it, or name another.\n`
    );
});

test('before partials are read, the page of their merge is refused where its folder is not there', () => {
    const { status, err } = run(['merge', TIMELINE, '--html', 'none/page.html']);
    assert.match(err, /page\.html cannot be written: there is no folder \S+none\./);
    assert.equal(status, 2);
});

test('trying whether a file can be written leaves nothing there', () => {
    run([TIMELINE, '--html', 'page.html', '--partial', join(NOBODYS, 'p.json')]);
    assert.deepEqual(readdirSync(folder), [TIMELINE]);
});
