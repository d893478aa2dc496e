import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { root } from '../bundles.ts';

interface Ended {
    code: number | null;
    signal: NodeJS.Signals | null;
    out: string;
    err: string;
}

let project: string;

function write(path: string, text: string): void {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
}

function lock(path: string, versions: Record<string, string>): void {
    const packages = Object.entries(versions).map(([name, version]) => [`node_modules/${name}`, { version }] as const);
    write(path, JSON.stringify({ packages: Object.fromEntries(packages) }));
}

function launch(args: string[], environment: Record<string, string> = {}): ChildProcess {
    const env = { ...process.env, ...environment };
    return spawn(process.execPath, [join(project, 'scripts/run.mjs'), ...args], { cwd: project, env, stdio: 'pipe' });
}

function ended(child: ChildProcess): Promise<Ended> {
    let out = '';
    let err = '';
    child.stdout?.on('data', (data: Buffer) => (out += data.toString()));
    child.stderr?.on('data', (data: Buffer) => (err += data.toString()));
    return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, out, err })));
}

beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'launcher-'));
    for (const part of ['run.mjs', 'commands.mjs', 'node']) {
        cpSync(join(root, 'scripts', part), join(project, 'scripts', part), { recursive: true });
    }
    write('package.json', '{ "type": "module" }');
    lock('package-lock.json', { left: '1.0.0' });
    lock('node_modules/.package-lock.json', { left: '1.0.0' });
});

afterEach(() => rmSync(project, { recursive: true, force: true }));

describe('the launcher, with everything installed', () => {
    test('hands the options to the command and says nothing itself', async () => {
        write('scripts/replay/main.ts', 'const words: string[] = process.argv.slice(2); console.log(words.join("|"));');
        const { code, out, err } = await ended(launch(['replay', 'a file', '--json']));
        assert.deepEqual({ code, out, err }, { code: 0, out: 'a file|--json\n', err: '' });
    });

    test("runs the command in the project's folder, from wherever it is called, and says where that was", async () => {
        write('scripts/replay/main.ts', 'console.log(JSON.stringify([process.cwd(), process.env.INIT_CWD]));');
        const elsewhere = join(project, 'elsewhere');
        mkdirSync(elsewhere);
        const { INIT_CWD: _, ...env } = process.env;
        const runFrom = async (initial?: string): Promise<unknown> => {
            const child = spawn(process.execPath, [join(project, 'scripts/run.mjs'), 'replay'], {
                cwd: elsewhere,
                env: initial === undefined ? env : { ...env, INIT_CWD: initial }
            });
            return JSON.parse((await ended(child)).out);
        };
        const folder = realpathSync(project);
        assert.deepEqual(await runFrom(), [folder, join(folder, 'elsewhere')]);
        assert.deepEqual(await runFrom('/where/npm/was/called'), [folder, '/where/npm/was/called']);
    });

    test('ends with the status of the command', async () => {
        write('scripts/replay/main.ts', 'process.exitCode = 3;');
        assert.equal((await ended(launch(['replay']))).code, 3);
    });

    test('passes a request to stop on to the command, and ends as the command does', async () => {
        write('scripts/replay/main.ts', 'setInterval(() => {}, 1000); console.log("working");');
        const child = launch(['replay']);
        child.stdout?.once('data', () => child.kill('SIGTERM'));
        const { code, signal } = await ended(child);
        assert.deepEqual({ code, signal }, { code: null, signal: 'SIGTERM' });
    });

    test('lets the command finish its own way when it is asked to stop', async () => {
        write(
            'scripts/replay/main.ts',
            'process.on("SIGINT", () => process.exit(7)); setInterval(() => {}, 1000); console.log("working");'
        );
        const child = launch(['replay']);
        child.stdout?.once('data', () => child.kill('SIGINT'));
        assert.equal((await ended(child)).code, 7);
    });

    // The shell between npm and the launcher passes on no signal, and npm itself no SIGHUP.
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
        test(`ends what npm started when npm is told to end by ${signal}`, async () => {
            write('package.json', '{ "type": "module", "scripts": { "replay": "node scripts/run.mjs replay" } }');
            write(
                'scripts/replay/main.ts',
                'process.once("SIGTERM", () => { console.log("in order"); process.exit(0); }); setInterval(() => {}, 1000); console.log("working");'
            );
            const PATH = [dirname(process.execPath), process.env['PATH']].join(delimiter);
            const env = { ...process.env, PATH, npm_config_update_notifier: 'false' };
            const npm = spawn('npm', ['run', '--silent', 'replay'], { cwd: project, env, stdio: 'pipe' });
            npm.stdout.once('data', () => npm.kill(signal));
            // The output closes once the last process that holds it is gone.
            const { out, err } = await ended(npm);
            assert.deepEqual({ out, err }, { out: 'working\nin order\n', err: '' });
        });
    }

    test('names the commands that are there when asked for one that is not', async () => {
        write('scripts/replay/main.ts', '');
        const { code, out, err } = await ended(launch(['repaly']));
        assert.equal(code, 1);
        assert.equal(out, '');
        assert.match(err, /^There is no command "repaly"; there are: .*replay.*\.\n$/);
    });
});

describe('the launcher, with a package missing', () => {
    /** What stands for npm here: it leaves behind what npm would. */
    const npm = (text: string): Record<string, string> => {
        write('npm.js', text);
        return { npm_execpath: join(project, 'npm.js') };
    };

    test('installs it first, and keeps standard output for the command', async () => {
        write('scripts/replay/main.ts', 'console.log("{}");');
        lock('package-lock.json', { left: '1.0.1' });
        const environment = npm(
            `import { cpSync } from 'node:fs';
             console.log('added', process.argv.slice(2).join(' '));
             cpSync('package-lock.json', 'node_modules/.package-lock.json');`
        );
        const { code, out, err } = await ended(launch(['replay'], environment));
        assert.deepEqual({ code, out }, { code: 0, out: '{}\n' });
        assert.match(err, /Installing the project's packages: .* done\./s);
        const again = await ended(launch(['replay'], environment));
        assert.equal(again.err, '');
    });

    test('says what npm said when the install fails, and does not start the command', async () => {
        write('scripts/replay/main.ts', 'console.log("started");');
        rmSync(join(project, 'node_modules'), { recursive: true });
        const environment = npm(`console.error('no registry answers'); process.exitCode = 1;`);
        const { code, out, err } = await ended(launch(['replay'], environment));
        assert.deepEqual({ code, out }, { code: 1, out: '' });
        assert.match(err, /no registry answers\n+The packages could not be installed: "npm ci --ignore-scripts/);
    });

    test('ends the install too when it is told to end', async () => {
        write('scripts/replay/main.ts', 'console.log("started");');
        lock('package-lock.json', { left: '1.0.1' });
        const child = launch(['replay'], npm('setInterval(() => {}, 1000);'));
        child.stderr?.once('data', () => child.kill('SIGTERM'));
        // It ends by this status once npm has ended, and by the signal itself where nobody looked after npm.
        const { code, out } = await ended(child);
        assert.deepEqual({ code, out }, { code: 143, out: '' });
    });

    test('takes no turn from an install whose command has died', async () => {
        write('scripts/replay/main.ts', 'console.log("started");');
        lock('package-lock.json', { left: '1.0.1' });
        const died = spawn(process.execPath, ['--eval', '']);
        await ended(died);
        write('.local/installing', String(died.pid));
        const environment = npm(
            `import { cpSync } from 'node:fs'; cpSync('package-lock.json', 'node_modules/.package-lock.json');`
        );
        assert.equal((await ended(launch(['replay'], environment))).out, 'started\n');
    });
});
