import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../node/bundles.ts';
import { atEnd } from './atEnd.ts';

const REGISTER = join(root, 'scripts', 'node', 'register.ts');

/** How a program ended, and all that it wrote. */
export interface Ended {
    /** The exit status; null where a signal ended it or where it could not be started. */
    code: number | null;
    stdout: string;
    stderr: string;
    /** Both in the order in which they came, and what kept the program from a normal end. */
    output: string;
}

/** Where a program runs, and who follows it. */
export interface RunOptions {
    /** The project's folder by default. */
    cwd?: string;
    /** The whole environment; this process's own by default. */
    env?: NodeJS.ProcessEnv;
    /** Gets the latest line of each piece of output as it comes. */
    onLine?: ((line: string) => void) | undefined;
}

const running = new Set<ChildProcess>();

/** Returns the arguments by which Node runs a script of the project, given by its path from the project's folder. */
export function scriptArguments(script: string, args: readonly string[] = []): string[] {
    return ['--disable-warning=ExperimentalWarning', `--import=${REGISTER}`, join(root, script), ...args];
}

/** Starts a script of the project in a process of its own, in the project's folder. */
export function startScript(script: string, args: readonly string[], stdio: StdioOptions): ChildProcess {
    return spawn(process.execPath, scriptArguments(script, args), { cwd: root, stdio });
}

/** Runs a program to its end and keeps what it writes. It fails by its exit status, never by an exception. */
export function runProgram(
    program: string,
    args: readonly string[],
    { cwd = root, env = process.env, onLine }: RunOptions = {}
): Promise<Ended> {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    const said = { stdout: '', stderr: '', output: '' };
    const keep = (stream: 'stdout' | 'stderr', text: string): void => {
        said[stream] += text;
        said.output += text;
        const line = text.trimEnd().split('\n').at(-1)?.trim();
        if (line) {
            onLine?.(line);
        }
    };
    child.stdout.setEncoding('utf8').on('data', (text: string) => keep('stdout', text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => keep('stderr', text));
    return new Promise((resolve) => {
        child.on('error', (error) => keep('stderr', `${program}: ${error.message}\n`));
        child.on('close', (code, signal) => {
            running.delete(child);
            if (signal) {
                said.output += `Ended by ${signal}.\n`;
            }
            // A negative number says why there was nothing to start; it is no exit status.
            resolve({ code: code !== null && code < 0 ? null : code, ...said });
        });
    });
}

/** Runs a program of Node to its end, as `runProgram` does. */
export function runNode(args: readonly string[], options?: RunOptions): Promise<Ended> {
    return runProgram(process.execPath, args, options);
}

/** Ends the programs that still run when this process is told to end. */
export function endTogether(): void {
    atEnd((signal) => running.forEach((child) => child.kill(signal)));
}
