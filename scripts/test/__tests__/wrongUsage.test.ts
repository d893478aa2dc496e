import assert from 'node:assert/strict';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { runNode, scriptArguments } from '../../command/childProcess.ts';
import { root } from '../../node/bundles.ts';
import type { Answer } from './answerLines.ts';

/* What a person can do wrong: the answer is one line that says what, where and what to do, and the documented status. */

const folder = mkdtempSync(join(tmpdir(), 'wrong-usage-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const NOT_SQLITE = join(folder, 'text.sqlite');
writeFileSync(NOT_SQLITE, 'This is a text, not a database, and it is long enough to be read as a header of one.');

const MORNING = 'docs/examples/morning.jsonl';
const POLICY = join(folder, 'policy.json');
writeFileSync(POLICY, '{ "response": 90 }');

const SCRIPTS: Readonly<Record<string, string>> = {
    start: 'console/start',
    test: 'test/main',
    replay: 'replay/main',
    chaos: 'chaos/main',
    bench: 'bench/main',
    build: 'build/main',
    types: 'build/types',
    paths: 'build/paths',
    deploy: 'org/deploy',
    seed: 'org/seed',
    doctor: 'org/doctor',
    'check:metadata': 'metadata/main',
    package: 'org/package',
    picture: 'picture/main'
};
const START = ['start', '--no-open', '--port', '0'];

interface Wrong {
    line: string[];
    says: RegExp;
    /** 2, but for what keeps the console from starting. */
    status?: number;
}

const WRONG: readonly Wrong[] = [
    ...Object.keys(SCRIPTS).map((name): Wrong => ({
        line: [name, '--nonsense'],
        says: /'--nonsense'[^]*-- --help\.$/
    })),
    { line: ['test', '--only', 'nothing'], says: /There is no step "nothing"; there are: / },
    { line: ['picture'], says: /A name or --all is needed; there are: console, / },
    { line: ['picture', 'sunset'], says: /There is no picture "sunset"; there are: / },
    { line: ['bench', 'nothing'], says: /unknown benchmark nothing: there are / },
    { line: ['chaos', '--minutes', '0'], says: /--minutes is "0"; a whole number from 1 to 600 is needed/ },
    { line: ['seed', '--size', 'many'], says: /--size many: "demo" or a whole number up to 9999999 is needed/ },
    {
        line: ['seed', '--size', '-1'],
        says: /--size needs a value; one that begins with a dash is written as --size=-1/
    },
    { line: ['deploy', '--with', 'nothing'], says: /nothing/ },
    { line: ['doctor', '--profile', 'answers.json'], says: /--profile goes with --probe/ },
    {
        line: ['doctor', '--probe', '--profile', join(folder, 'none', 'profile.json')],
        says: /^doctor: \S+profile\.json cannot be written: there is no folder \S+none\. Make it, or name another\.$/
    },
    { line: ['package', '--out', folder], says: /^package: \S+ cannot be written: that is a folder/ },
    { line: ['replay'], says: /FILE/ },
    ...['--html=page.html', '--episodes=e.csv', '--chats-out=c.csv', '--what-if=response=45'].map((option) => ({
        line: ['replay', MORNING, '--chat', '570Lc0000000003IAA', option],
        says: new RegExp(
            `^replay: --chat tells one chat, and ${option.split('=')[0]} is about all: ask for one at a time`
        )
    })),
    { line: ['replay', MORNING, '--chats', '--agents'], says: /^replay: --agents lists all agents in the summary, / },
    {
        line: ['replay', MORNING, '--chats', '--what-if', 'response=45'],
        says: /^replay: --what-if is answered in the summary, by --html and by --partial, and not by --chats/
    },
    {
        line: ['replay', MORNING, '--shard', '1/4', '--html', 'page.html', '--partial', 'p.json'],
        says: /^replay: --html would show the chats of one shard only: write it by merge/
    },
    {
        line: ['replay', MORNING, '--policy', POLICY, '--html', POLICY],
        says: /^replay: --html \S+policy\.json would be written over what is read/
    },
    { line: ['replay', MORNING, '--policy', folder], says: /--policy \S+: .*That is a folder; name a file\./ },
    {
        line: ['replay', MORNING, '--shard', '5/4', '--partial', 'p.json'],
        says: /--shard 5\/4: the number of the shard/
    },
    {
        line: ['replay', MORNING, '--shard', '1/4'],
        says: /--shard goes with --partial FILE, --json or --episodes FILE/
    },
    { line: ['replay', MORNING, '--workers', '0'], says: /--workers 0: a whole number from 1 to 64 is needed/ },
    {
        line: ['replay', MORNING, '--memory', 'lots'],
        says: /--memory lots: a whole number from 1 to 1048576 is needed/
    },
    { line: ['replay', MORNING, '--time-zone', 'Berlin'], says: /--time-zone Berlin: a name such as Europe\/Berlin/ },
    {
        line: ['replay', MORNING, '--what-if', 'nudge=400'],
        says: /--what-if nudge=400: .*idle: given 300.*greater than/
    },
    { line: ['replay', MORNING, '--since', '2026-01-01'], says: /either files or an org are replayed, not both/ },
    { line: ['replay', '--until', '2026-01-01'], says: /an org's chats need --since DATE/ },
    { line: ['replay', '--since', '2026-02-30'], says: /--since 2026-02-30: a day as 2026-01-05 is needed/ },
    {
        line: ['replay', '--since', '2026-02-02', '--until', '2026-01-01'],
        says: /--until 2026-01-01 is not after --since 2026-02-02/
    },
    { line: ['replay', 'merge'], says: /merge needs the partials of all shards/ },
    { line: ['test', '--only'], says: /^test: --only needs a value/ },
    { line: ['test', '--only', ','], says: /^test: --only needs the name of a step/ },
    { line: ['test', 'unit'], says: /Unexpected argument 'unit'/ },
    { line: ['build', '--check=1'], says: /'--check' does not take an argument/ },
    { line: ['check:metadata', 'force-app'], says: /Unexpected argument 'force-app'/ },
    { line: ['picture', 'console', '--all'], says: /^picture: --all takes all of them; leave out console\./ },
    { line: ['chaos', '--seed', 'x'], says: /--seed is "x"; a whole number from 1 to 4294967295 is needed/ },
    { line: ['chaos', '--seeds', '5..1'], says: /--seeds is "5\.\.1"; a first seed and a later one/ },
    { line: ['deploy', '--resume', '0Af'], says: /--resume 0Af: a deploy's id is needed, 15 or 18 characters/ },
    { line: ['deploy', '--assign', ''], says: /--assign needs a value; it is empty/ },
    { line: ['deploy', 'service'], says: /Unexpected argument 'service'/ },
    { line: ['deploy', '--target-org', 'nobody'], says: /There is no login for "nobody"\. Log in with / },
    { line: ['doctor', '--target-org'], says: /^doctor: --target-org needs a value/ },
    { line: ['package'], says: /--out FILE is needed: where to write the zip/ },
    { line: ['package', '--out', 'x.zip', '--main-only', '--with', 'routing'], says: /--main-only takes no --with/ },
    {
        line: ['package', '--out', join(NOT_SQLITE, 'x.zip')],
        says: /^package: \S+x\.zip cannot be written: \S+text\.sqlite is a file, not a folder\. Name another\.$/
    },
    {
        line: ['package', '--out', join(NOT_SQLITE, 'deep', 'x.zip')],
        says: /^package: not a directory: \S+ Part of the path is a file, not a folder\.$/
    },
    { line: ['start', '--speed', '0'], says: /--speed is "0"; a number from 0\.1 to 600 is needed/ },
    { line: ['start', '--capacity', '0'], says: /--capacity is "0"; a whole number from 1 to 100 is needed/ },
    { line: ['start', '--scene'], says: /^--scene needs a value/ },
    {
        line: ['start', '--without', 'everything'],
        says: /--without everything: there are messaging, chat, translations/
    },
    { line: ['start', '--platform', POLICY], says: /policy\.json: There is no trait "response"\. There are: / },
    { line: ['start', '--platform', join(folder, 'gone.json')], says: /gone\.json cannot be read .*Name a JSON file/ },
    { line: ['replay', join(folder, 'missing.jsonl')], says: /missing\.jsonl.*Check the path\./ },
    { line: ['replay', 'docs/examples', '--chat', ''], says: /--chat needs a value; it is empty/ },
    { line: ['replay', ''], says: /^replay: one of the arguments is empty/ },
    { line: ['replay', 'merge', 'docs/replay.png'], says: /^replay: \S+replay\.png is no partial of this version/ },
    {
        line: ['replay', 'merge', join(folder, 'gone.json')],
        says: /gone\.json cannot be read: no such file or directory: \S+ Check the path\.$/
    },
    {
        line: ['replay', 'docs/examples/morning.jsonl', '--html', folder],
        says: /cannot be written: that is a folder; name a file\.$/
    },
    { line: ['replay', 'docs/replay.png'], says: /docs\/replay\.png is no text in UTF-8 but a picture/ },
    { line: ['start', '--port', 'many'], says: /--port is "many"; a whole number from 0 to 65535 is needed/ },
    { line: ['start', '--scene', 'rush-hour'], says: /There is no scene "rush-hour"\. There are: / },
    { line: [...START, '--database', folder], says: /The database .* cannot be opened.*Name another file/, status: 1 },
    { line: [...START, '--database', NOT_SQLITE], says: /text\.sqlite cannot be opened: file is not a/, status: 1 }
];

async function run([name = '', ...options]: readonly string[], more: NodeJS.ProcessEnv = {}) {
    return runNode(scriptArguments(`scripts/${SCRIPTS[name]}.ts`, options), { env: { ...process.env, ...more } });
}

/** What has a process of its own: the first line of each command, and the console, which ends itself. */
function standsAlone({ line: [name, option] }: Wrong): boolean {
    return option === '--nonsense' || name === 'start';
}

const answers = new Map<string, Promise<Answer[]>>();

/** The answer to one of many lines that share a process. */
async function answerTo({ line: [name = '', ...options] }: Wrong): Promise<Answer> {
    const lines = WRONG.filter((one) => !standsAlone(one) && one.line[0] === name).map(({ line }) => line.slice(1));
    const ask = async (): Promise<Answer[]> => {
        const script = join(root, `scripts/${SCRIPTS[name]}.ts`);
        const { code, stdout, output } = await runNode(
            scriptArguments('scripts/test/__tests__/answerLines.ts', [script, JSON.stringify(lines)])
        );
        assert.equal(code, 0, output);
        return JSON.parse(stdout) as Answer[];
    };
    const asked = answers.get(name) ?? ask();
    answers.set(name, asked);
    const place = lines.findIndex((each) => JSON.stringify(each) === JSON.stringify(options));
    const answer = (await asked)[place];
    assert.ok(answer);
    return answer;
}

test('a start that fails leaves no lock behind', async () => {
    const { code } = await run([...START, '--database', NOT_SQLITE]);
    assert.equal(code, 1);
    assert.ok(!existsSync(`${NOT_SQLITE}.lock`));
});

describe('a wrong command line is answered without a stack trace:', () => {
    for (const wrong of WRONG) {
        const { line, says, status = 2 } = wrong;
        test(line.join(' ').replaceAll(folder, 'FOLDER'), async () => {
            const { code, stdout, stderr } = await (standsAlone(wrong) ? run(line) : answerTo(wrong));
            assert.match(stderr.trimEnd(), says);
            assert.doesNotMatch(stderr, /^\s+at /m);
            assert.ok(stderr.trimEnd().split('\n').length <= 2, stderr);
            assert.equal(stdout, '');
            assert.equal(code, status);
        });
    }
});

describe('with --json a failure is one JSON object on standard output, and the line on standard error stays:', () => {
    const missing = join(folder, 'missing.jsonl');
    for (const [line, name] of [
        [['replay', missing], 'ENOENT'],
        [['replay', '--since', 'yesterday'], 'UsageError'],
        [['replay', 'docs/examples/morning.jsonl', '--html', folder], 'CommandError'],
        [['deploy', '--with', 'nothing'], 'UsageError'],
        [['seed', '--size', 'many'], 'UsageError'],
        [['doctor', '--target-org', 'nobody'], 'CommandError'],
        [['check:metadata', '--nonsense'], 'UsageError'],
        [['chaos', '--minutes', '0'], 'UsageError'],
        [['bench', 'nothing'], 'UsageError']
    ] as const) {
        test(line.join(' ').replaceAll(folder, 'FOLDER'), async () => {
            const { code, stdout, stderr } = await run([...line, '--json']);
            const { message, ...rest } = JSON.parse(stdout) as Record<string, unknown>;
            assert.deepEqual(rest, { status: 2, name });
            assert.equal(stderr.split('\n')[0], `${line[0]}: ${String(message)}`);
            assert.equal(code, 2);
        });
    }
});

// The line is tried for some seconds, so all commands try at once.
describe('a server that does not answer is named, with what to do:', { concurrency: true }, () => {
    let port = 0;
    // A port that was just free is one where nothing listens.
    before(async () => {
        const server = createServer();
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        port = (server.address() as AddressInfo).port;
        await new Promise((resolve) => server.close(resolve));
    });

    for (const line of [['doctor'], ['seed'], ['deploy', '--built'], ['replay', '--since', '2026-01-01']]) {
        test(line.join(' '), async () => {
            const org = { SF_ACCESS_TOKEN: 'x', SF_ORG_INSTANCE_URL: `http://127.0.0.1:${port}` };
            const { code, stderr } = await run(line, org);
            assert.match(stderr, new RegExp(`ECONNREFUSED 127\\.0\\.0\\.1:${port}\\. Nothing answers there\\.`));
            assert.doesNotMatch(stderr, /^\s+at /m);
            assert.equal(code, 2);
        });
    }
});

/** A folder in which nobody may make a file, whoever runs the tests. */
const NOBODYS = '/sys';

describe('a place where nobody may write', { skip: !existsSync(NOBODYS) }, () => {
    const timeline = join(folder, 'one.jsonl');
    writeFileSync(timeline, '{"chat":"a","at":"2026-01-05T09:00:00Z","type":"requested"}\n');

    for (const line of [
        ['replay', timeline, '--html', `${NOBODYS}/page.html`],
        ['replay', timeline, '--episodes', `${NOBODYS}/episodes.csv`],
        ['doctor', '--probe', '--profile', `${NOBODYS}/profile.json`],
        ['package', '--out', `${NOBODYS}/chat-etiquette.zip`],
        [...START, '--database', `${NOBODYS}/console.sqlite`]
    ]) {
        test(`is named, with the reason: ${line.join(' ').replaceAll(folder, 'FOLDER')}`, async () => {
            const { code, stderr } = await run(line);
            assert.match(
                stderr,
                /\/sys\/.*(You have no permission for that|Nothing can be written there|cannot be opened)/
            );
            assert.doesNotMatch(stderr, /^\s+at /m);
            assert.equal(stderr.trimEnd().split('\n').length, 1, stderr);
            assert.ok(code === 1 || code === 2, String(code));
        });
    }
});

describe('output that nobody takes', { skip: process.platform === 'win32' }, () => {
    const into = (redirection: string) => {
        const command = [process.execPath, ...scriptArguments('scripts/metadata/main.ts', ['--json'])].join(' ');
        return spawnSync('bash', ['-c', `set -o pipefail; ${command} ${redirection}`], { encoding: 'utf8' });
    };

    test('ends a command without a word where the reader went away', () => {
        assert.deepEqual([into('| true').stderr, into('| true').status], ['', 0]);
    });

    test('is an error with status 2 where the disk is full', { skip: process.platform !== 'linux' }, () => {
        closeSync(openSync('/dev/full', 'w'));
        const { status, stderr } = into('> /dev/full');
        assert.match(stderr, /no space left on device\. The disk is full: make room and try again\./);
        assert.doesNotMatch(stderr, /^\s+at /m);
        assert.equal(status, 2);
    });
});
