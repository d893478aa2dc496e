import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
    appendFileSync,
    createWriteStream,
    existsSync,
    mkdirSync,
    readdirSync,
    symlinkSync,
    truncateSync,
    writeFileSync
} from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openFile } from '../reading/byteSource.ts';
import { CHAT, COMMAND, file, folder, line, report, run } from './runReplay.ts';

const GOOD = [line('requested', 0), line('accepted', 12, { agent: 'Ann' })];
const TEXT = `${GOOD.join('\n')}\n`;
const plain = run([file('plain.jsonl', TEXT), '--json']).out;

function bytes(name: string, content: Uint8Array): string {
    writeFileSync(join(folder, name), content);
    return name;
}

function unfinished(): string[] {
    return readdirSync(folder).filter((name) => name.includes('unfinished'));
}

describe('a timeline may be', () => {
    test('packed with gzip, in one piece or several, also on standard input', () => {
        const packed = Buffer.concat(GOOD.map((text) => gzipSync(`${text}\n`)));
        assert.equal(run([bytes('packed.jsonl.gz', gzipSync(TEXT)), '--json']).out, plain);
        assert.equal(run([bytes('pieces', packed), '--json']).out, plain);
        assert.equal(run(['-', '--json'], packed).out, plain);
    });

    test('from a program that the shell puts into the place of a file', { skip: process.platform === 'win32' }, () => {
        const command = `"$@" <(cat ${file('plain.jsonl', TEXT)}) <(cat plain.jsonl) --policy <(echo {}) --json`;
        const { status, stdout, stderr } = spawnSync('bash', ['-c', command, 'bash', process.execPath, ...COMMAND], {
            cwd: folder,
            env: { ...process.env, INIT_CWD: folder },
            encoding: 'utf8'
        });
        assert.deepEqual({ status, err: stderr }, { status: 0, err: '' });
        assert.equal(stdout, run(['plain.jsonl', file('again.jsonl', TEXT), '--json']).out);
    });

    test('packed with gzip in a named pipe', { skip: process.platform === 'win32' }, () => {
        bytes('through.gz', gzipSync(TEXT));
        execFileSync('mkfifo', ['pipe'], { cwd: folder });
        for (const name of ['through.gz', 'plain.jsonl']) {
            const writer = spawn('sh', ['-c', `cat ${name} > pipe`], { cwd: folder, stdio: 'ignore' });
            assert.deepEqual(run(['pipe', '--json']), { status: 0, out: plain, err: '' });
            writer.unref();
        }
    });

    test('in a folder with links to itself and to the folder above', { skip: process.platform === 'win32' }, () => {
        mkdirSync(join(folder, 'looped', 'inner'), { recursive: true });
        writeFileSync(join(folder, 'looped', 'inner', 'a.jsonl'), TEXT);
        symlinkSync(join(folder, 'looped'), join(folder, 'looped', 'inner', 'up'));
        symlinkSync('.', join(folder, 'looped', 'inner', 'self'));
        assert.deepEqual(run(['looped', '--json']), { status: 0, out: plain, err: '' });
    });

    test('in several files, folders and patterns, each file once', () => {
        mkdirSync(join(folder, 'logs', 'deep'), { recursive: true });
        writeFileSync(join(folder, 'logs', 'a.jsonl'), `${GOOD[0]}\n`);
        writeFileSync(join(folder, 'logs', 'deep', 'b.jsonl.gz'), gzipSync(`${GOOD[1]}\n`));
        writeFileSync(join(folder, 'logs', 'notes.txt'), 'no timeline');
        for (const names of [
            ['logs'],
            ['logs/a.jsonl', 'logs/deep/b.jsonl.gz'],
            ['logs/**/*.{jsonl,gz}'],
            ['logs', 'logs/a.jsonl']
        ]) {
            assert.equal(run([...names, '--json']).out, plain, names.join(' '));
        }
    });

    test('with line ends of several kinds', () => {
        const mixed = file('mixed.jsonl', `${GOOD[0]}\r\n${GOOD[1]}\n`);
        assert.deepEqual(run([mixed, '--json']), { status: 0, out: plain, err: '' });
    });
});

describe('bad input is told in one line, with an exit status:', () => {
    test('gzip that was cut off', () => {
        const packed = gzipSync(TEXT.repeat(2000));
        const cut = bytes('cut.jsonl.gz', packed.subarray(0, packed.length - 20));
        for (const [args, input, name] of [
            [[cut, '--json'], '', '.*cut\\.jsonl\\.gz'],
            [['-', '--json'], packed.subarray(0, 60), 'standard input']
        ] as const) {
            const { status, out, err } = run([...args], input);
            assert.match(
                err,
                new RegExp(`^replay: ${name} ends in the middle of its gzip data: it was cut off\\.[^\\n]*\\n$`)
            );
            assert.deepEqual(JSON.parse(out), { status: 2, name: 'CommandError', message: err.slice(8, -1) });
            assert.equal(status, 2);
        }
    });

    test('a link in a folder to a file that is not there', { skip: process.platform === 'win32' }, () => {
        mkdirSync(join(folder, 'dangling'));
        symlinkSync('gone.jsonl', join(folder, 'dangling', 'link.jsonl'));
        for (const named of ['dangling', 'dangling/*.jsonl']) {
            const { status, err } = run([named]);
            assert.match(err, /^replay: \S+link\.jsonl is a link to a file that is not there: [^\n]+\n$/);
            assert.equal(status, 2);
        }
    });

    test('gzip that is broken', () => {
        const packed = gzipSync(TEXT.repeat(100));
        packed.fill(0x55, 20, 40);
        const { status, err } = run([bytes('broken.gz', packed)]);
        assert.match(err, /^replay: .*broken\.gz cannot be unpacked: [^\n]+\n$/);
        assert.equal(status, 2);
    });

    test('bytes that are no UTF-8, in any field', () => {
        const bad = (text: string): Buffer => Buffer.from(text.replace('?', '\xff'), 'latin1');
        const lines = [
            bad(line('message', 20, { from: 'client', text: 'caf?' })),
            bad(line('message', 21, { from: 'agent', intent: 'answer', text: 'caf?' })),
            bad(line('message', 22, { from: 'bot', text: 'caf?' })),
            bad(line('accepted', 23, { chat: 'caf?' })),
            bad(line('closed', 24, { more: 'caf?' }))
        ];
        const all = Buffer.concat([Buffer.from(TEXT), ...lines.flatMap((each) => [each, Buffer.from('\n')])]);
        const { status, out, err } = run([bytes('latin.jsonl', all), '--json']);
        assert.equal(err, [3, 4, 5, 6, 7].map((number) => `line ${number}: the line is not UTF-8\n`).join(''));
        assert.equal(status, 1);
        assert.deepEqual((JSON.parse(out) as ReturnType<typeof report>).chats, report(GOOD).chats);
    });

    test('a line of 100 MB, and the rest goes on', async () => {
        const stream = createWriteStream(join(folder, 'endless.jsonl'));
        stream.write(`${GOOD[0]}\n{"chat":"`);
        for (let piece = 0; piece < 100; piece += 1) {
            stream.write('x'.repeat(1 << 20));
        }
        stream.end(`"}\n${GOOD[1]}\n`);
        await once(stream, 'finish');
        for (const workers of ['1', '2']) {
            const { status, out, err } = run(['endless.jsonl', '--json', '--workers', workers]);
            assert.equal(err, 'line 2: the line is longer than 32 MB\n');
            assert.equal(status, 1);
            assert.deepEqual((JSON.parse(out) as ReturnType<typeof report>).chats, report(GOOD).chats);
        }
        const story = run(['endless.jsonl', '--chat', CHAT]);
        assert.equal(story.err, 'line 2: the line is longer than 32 MB\n');
        assert.equal(story.status, 1);
        truncateSync(join(folder, 'endless.jsonl'));
    });

    test('a line that gives its chat twice, and not the same', () => {
        const { err, status } = run(['-', '--json'], '{"chat":"a","chat":"b","at":0,"type":"closed"}\n');
        assert.equal(err, 'line 1: chat is given twice, and not the same\n');
        assert.equal(status, 1);
    });

    test('lines of several files, with their file', () => {
        file('one.jsonl', [GOOD[0] ?? '', '{']);
        file('two.jsonl', ['', GOOD[1] ?? '']);
        const { err } = run(['one.jsonl', 'two.jsonl', '--json', '--lenient']);
        assert.match(err, /^one\.jsonl: line 2: no JSON: [^\n]+\ntwo\.jsonl: line 1: the line is empty\n$/);
    });

    test('a file that changes while it is read', async () => {
        const path = join(folder, file('growing.jsonl', TEXT));
        const source = openFile(path);
        await source.read(Buffer.alloc(1000), 0);
        appendFileSync(path, TEXT);
        assert.throws(() => source.close(), /growing\.jsonl changed while it was read/);
    });

    test('a full disk', () => {
        if (!existsSync('/dev/full')) {
            return;
        }
        const toFull = (options: string): ReturnType<typeof spawnSync> =>
            spawnSync('sh', ['-c', `"$@" ${options}`, 'sh', process.execPath, ...COMMAND, 'plain.jsonl'], {
                cwd: folder,
                env: { ...process.env, INIT_CWD: folder }
            });
        const { status, stderr } = toFull('--json > /dev/full');
        assert.match(String(stderr), /^replay: no space left on device\. [^\n]*\n$/);
        assert.equal(status, 2);
    });
});

describe('nothing half-written stays behind', () => {
    test('where the timeline turns out to be broken', () => {
        const packed = gzipSync(TEXT.repeat(2000));
        const cut = bytes('cut-again.gz', packed.subarray(0, packed.length - 20));
        const options = ['--episodes', 'e.csv', '--chats-out', 'c.parquet', '--html', 'p.html', '--partial', 'p.json'];
        assert.equal(run([cut, ...options]).status, 2);
        assert.deepEqual(
            ['e.csv', 'c.parquet', 'p.html', 'p.json'].filter((name) => existsSync(join(folder, name))),
            []
        );
        assert.deepEqual(unfinished(), []);
    });

    test('where a file that was there before cannot be replaced', () => {
        mkdirSync(join(folder, 'taken.csv'));
        const { status, err } = run(['plain.jsonl', '--episodes', 'taken.csv']);
        assert.match(err, /taken\.csv cannot be written: that is a folder; name a file/);
        assert.equal(status, 2);
        assert.deepEqual(unfinished(), []);
    });
});

describe('an input that is no timeline ends the command with one line:', () => {
    const PICTURE = Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64'
    );
    const UTF16 = Buffer.from(`\uFEFF${TEXT}`, 'utf16le');
    const UNMARKED = Buffer.from(TEXT, 'utf16le');
    for (const [what, name, content, says] of [
        ['a picture', 'picture.png', PICTURE, /^replay: picture\.png is no text in UTF-8 /],
        ['a packed picture', 'picture.gz', gzipSync(PICTURE), /^replay: picture\.gz is no text in UTF-8 /],
        ['UTF-16', 'wide.jsonl', UTF16, /^replay: wide\.jsonl is no text in UTF-8 /],
        ['UTF-16 without a mark', 'unmarked.jsonl', UNMARKED, /^replay: unmarked\.jsonl is no text in UTF-8 /]
    ] as const) {
        test(what, () => {
            for (const options of [[], ['--chats', '--workers', '2', '--html', 'never.html']]) {
                const { status, out, err } = run([bytes(name, content), ...options]);
                assert.match(err, says);
                assert.equal(err.trimEnd().split('\n').length, 1);
                assert.equal(out, '');
                assert.equal(status, 2);
            }
            assert.equal(run([name, '--chat', '570xx0000000001AAA']).status, 2);
        });
    }
});

describe('an input with nothing in it', () => {
    const NOTHING = bytes('nothing.jsonl', Buffer.alloc(0));
    for (const [what, input, says] of [
        ['a file', NOTHING, 'replay: nothing.jsonl is empty: a timeline has one event a line.\n'],
        [
            'a packed file',
            bytes('nothing.gz', gzipSync('')),
            'replay: nothing.gz is empty: a timeline has one event a line.\n'
        ],
        ['standard input', '-', 'replay: standard input is empty: a timeline has one event a line.\n']
    ] as const) {
        test(`is told, and the report is one of nothing: ${what}`, () => {
            const { status, out, err } = run([input]);
            assert.equal(err, says);
            assert.equal(out, 'No events, no chats.\n');
            assert.equal(status, 1);
            assert.equal(run([input, '--lenient']).status, 0);
        });
    }

    test('is no fault among others, nor where it is a partition of many', () => {
        assert.deepEqual(run([NOTHING, 'plain.jsonl', '--json']), { status: 0, out: plain, err: '' });
        assert.equal(run(['-', '--partial', 'nothing.json']).status, 0);
    });
});
