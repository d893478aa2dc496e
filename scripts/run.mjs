#!/usr/bin/env node
// Starts every command of the project on Node 24 or newer, whatever the machine has. Plain JavaScript that any Node since
// 18 can read, because it runs before anything is installed. Standard output belongs to the command alone.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMMANDS } from './commands.mjs';
import { installMissing } from './node/install.mjs';
import { explainNode, findNode } from './node/findNode.mjs';

const OLDEST_NODE = 20;
const FORWARDED = ['SIGTERM', 'SIGHUP', 'SIGINT'];
const QUARTER_SECOND = 250;
const root = fileURLToPath(new URL('..', import.meta.url));
const register = new URL('node/register.ts', import.meta.url).href;

/** The commands whose part of the project is there, by name. */
function there() {
    return Object.entries(COMMANDS).filter(([, { run }]) => {
        return run.startsWith('node_modules/') || existsSync(join(root, run));
    });
}

/** The help text: one line for each command, and the Node that they run on. */
function help() {
    const lines = there().map(([name, { does }]) => `  npm run ${name.padEnd(16)} ${does}`);
    return `Usage: npm run <command> [-- options]\n\n${lines.join('\n')}\n\n${explainNode(root)}\n`;
}

/** Ends this process the way the command ended. */
function endAs(code, signal) {
    if (signal) {
        FORWARDED.forEach((name) => process.removeAllListeners(name));
        process.kill(process.pid, signal);
        return;
    }
    process.exitCode = code ?? 1;
}

/**
 * The processes that have to live as long as the command: where npm started it, npm and the shell between the two. npm
 * hands a signal to its shell alone, which ends without passing it on, and hands on no SIGHUP at all. A SIGINT to npm
 * alone is lost where the shell is dash, which waits on: a terminal sends Ctrl-C to all of them, a program sends SIGTERM.
 */
function starters() {
    if (process.env.npm_package_json !== join(root, 'package.json')) return [];
    const parent = process.ppid;
    try {
        // Only Linux has this file; the shells of other systems become the command, and npm is the parent.
        const [, name, npm] = /^\d+ \((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${parent}/stat`, 'utf8'));
        return /^[a-z]*sh$/.test(name) ? [parent, Number(npm)] : [parent];
    } catch {
        return [parent];
    }
}

function isAlive(pid) {
    try {
        return process.kill(pid, 0);
    } catch (error) {
        return error.code === 'EPERM';
    }
}

/** Ends this process, and with it the command, once one of those who started it is gone. */
function endWithStarters() {
    const [parent, ...others] = starters();
    if (parent === undefined) return;
    const looks = setInterval(() => {
        if (process.ppid === parent && others.every(isAlive)) return;
        clearInterval(looks);
        process.kill(process.pid, 'SIGTERM');
    }, QUARTER_SECOND).unref();
}

function start(node, command, options) {
    // What the command starts in turn shall find the same Node.
    process.env.PATH = [dirname(node), process.env.PATH].join(delimiter);
    // Before the first TypeScript is read: without it every start would load and compile what strips types.
    process.env.NODE_COMPILE_CACHE ??= join(root, '.local', 'compiled');
    const isTool = command.run.startsWith('node_modules/');
    const args = [join(root, command.run), ...(command.with ?? []), ...options];
    if (!isTool) args.unshift('--disable-warning=ExperimentalWarning', `--import=${register}`);
    // Tools and compilers look for their files where they run; paths that a person typed are seen from where npm, or
    // without npm this launcher, was called.
    process.env.INIT_CWD ??= process.cwd();
    const child = spawn(node, args, { cwd: root, stdio: 'inherit' });
    for (const signal of FORWARDED) {
        process.on(signal, () => {
            // A terminal sends Ctrl-C to the command too; to a tool, a second one would read as impatience.
            if (signal !== 'SIGINT' || !isTool || !process.stdin.isTTY) child.kill(signal);
        });
    }
    child.on('error', (error) => fail(`${node} cannot be started: ${error.message}`));
    child.on('exit', endAs);
}

function fail(message) {
    process.stderr.write(`${message}\n`);
    process.exitCode = 1;
}

async function main() {
    const [name, ...options] = process.argv.slice(2);
    if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
        return fail(`Node ${OLDEST_NODE} or later is needed to start this project; this is ${process.version}.`);
    }
    if (name === undefined || name === '--help' || name === '-h') {
        process.stdout.write(help());
        return undefined;
    }
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command)
        return fail(
            `There is no command "${name}"; there are: ${there()
                .map(([each]) => each)
                .join(', ')}.`
        );
    endWithStarters();
    await installMissing(root);
    if (!existsSync(join(root, command.run))) return fail(`"${name}" cannot run: ${command.run} is not there.`);
    return start(findNode(root), command, options);
}

main().catch((error) => fail(error.message));
