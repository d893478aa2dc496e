import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';

const QUARTER_SECOND = 250;
/** Without a terminal, how many looks at the folder there are between two lines. */
const LOOKS_PER_LINE = 40;

/** Installs what package-lock.json names and node_modules lacks. Speaks on standard error only. */
export async function installMissing(root) {
    if (isInstalled(root)) return;
    const release = await takeTurn(root);
    try {
        // Another command may have installed everything while this one waited for its turn.
        if (!isInstalled(root)) await install(root);
    } finally {
        release();
    }
}

/** True where npm's own account of node_modules has every package of the lock, in the version of the lock. */
function isInstalled(root) {
    const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'));
    if (!installed) return false;
    const locked = packagesIn(join(root, 'package-lock.json'));
    return Object.entries(locked).every(([path, wanted]) => {
        if (path === '') return true;
        const found = installed[path];
        return found ? found.version === wanted.version : Boolean(wanted.optional);
    });
}

function packagesIn(file) {
    if (!existsSync(file)) return undefined;
    return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** Waits until no other command installs here, then says so by a file; gives back what ends the turn. */
async function takeTurn(root) {
    const turn = join(root, '.local', 'installing');
    mkdirSync(join(root, '.local'), { recursive: true });
    let said = false;
    for (;;) {
        try {
            writeFileSync(turn, String(process.pid), { flag: 'wx' });
            return () => rmSync(turn, { force: true });
        } catch (error) {
            if (error.code !== 'EEXIST') throw error;
        }
        if (!isAlive(turn)) {
            rmSync(turn, { force: true });
        } else if (!said) {
            process.stderr.write('Waiting for the install that another command has begun …\n');
            said = true;
        }
        await new Promise((resolve) => setTimeout(resolve, QUARTER_SECOND));
    }
}

function isAlive(turn) {
    try {
        return process.kill(Number(readFileSync(turn, 'utf8')), 0);
    } catch (error) {
        return error.code === 'EPERM';
    }
}

function install(root) {
    const total = topFolders(packagesIn(join(root, 'package-lock.json'))).length;
    // The scripts of packages are not needed, and not trusted. The rest undoes what npm may have been told elsewhere.
    const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--loglevel=error', '--no-progress'];
    const npm = process.env.npm_execpath?.endsWith('.js')
        ? spawn(process.execPath, [process.env.npm_execpath, ...args], options(root))
        : spawn('npm', args, { ...options(root), shell: process.platform === 'win32' });
    for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) {
        process.once(signal, () => {
            npm.once('close', () => process.exit(128 + constants.signals[signal]));
            npm.kill(signal);
        });
    }
    const stop = showProgress(join(root, 'node_modules'), total);
    let said = '';
    npm.stdout.on('data', (text) => (said += text));
    npm.stderr.on('data', (text) => (said += text));
    return new Promise((resolve, reject) => {
        npm.on('error', (error) => reject(new Error(`npm cannot be started: ${error.message}`)));
        npm.on('close', (code) => {
            stop(code === 0);
            if (code === 0) resolve();
            else reject(new Error(`${said}\nThe packages could not be installed: "npm ${args.join(' ')}" failed.`));
        });
    });
}

const options = (root) => ({ cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });

/** Says how many of the packages are in place; gives back what ends that. */
function showProgress(folder, total) {
    const begun = Date.now();
    const live = process.stderr.isTTY;
    let looks = 0;
    const line = () => {
        const seconds = Math.round((Date.now() - begun) / 1000);
        return `Installing the project's packages: ${countPackages(folder)} of about ${total}, ${seconds} s`;
    };
    const look = () => {
        if (live) process.stderr.write(`\r${line()} `);
        else if (looks++ % LOOKS_PER_LINE === 0) process.stderr.write(`${line()}\n`);
    };
    look();
    const timer = setInterval(look, QUARTER_SECOND);
    return (done) => {
        clearInterval(timer);
        process.stderr.write(`${live ? '\r' : ''}${line()}${done ? ', done' : ''}.\n`);
    };
}

/** The packages that will stand at the top of node_modules here, other platforms' builds left out. */
function topFolders(packages) {
    const forThis = (names, here) => !names || names.includes(here);
    return Object.entries(packages).filter(([path, { os, cpu }]) => {
        const atTheTop = /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path);
        return atTheTop && forThis(os, process.platform) && forThis(cpu, process.arch);
    });
}

/** npm makes all folders first and fills them one by one; a package.json is what it puts in. */
function countPackages(folder) {
    if (!existsSync(folder)) return 0;
    const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
    const folders = names.flatMap((name) => {
        return name.startsWith('@') ? readdirSync(join(folder, name)).map((own) => join(name, own)) : [name];
    });
    return folders.filter((name) => existsSync(join(folder, name, 'package.json'))).length;
}
