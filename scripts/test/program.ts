import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from '../node/bundles.ts';

/** How a program ended, and all it said. */
export interface Ending {
    ok: boolean;
    output: string;
}

/** Hears how a step goes. */
export interface Listener {
    /** Each line that a program says: what a terminal shows while it lasts. */
    hear(line: string): void;
    /** What a person has to know even where no terminal is. */
    tell(line: string): void;
}

const running = new Set<ChildProcess>();

/** Runs a program in the project's folder; `hear` gets each line as it comes. */
export function runProgram(
    program: string,
    args: string[],
    { environment = {}, hear }: { environment?: Record<string, string>; hear?: (line: string) => void } = {}
): Promise<Ending> {
    const env = { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}), ...environment };
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let output = '';
    const take = (data: Buffer): void => {
        const text = data.toString();
        output += text;
        const line = text.trimEnd().split('\n').at(-1)?.trim();
        if (line) {
            hear?.(line);
        }
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    return new Promise((resolve) => {
        child.on('error', (error) => resolve({ ok: false, output: `${output}${program}: ${error.message}\n` }));
        child.on('close', (code, signal) => {
            running.delete(child);
            if (signal) {
                output += `Ended by ${signal}.\n`;
            }
            resolve({ ok: code === 0, output });
        });
    });
}

/** Takes the programs that still run down with this process. */
export function endTogether(): void {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
        process.on(signal, () => {
            running.forEach((child) => child.kill(signal));
            process.exit(128 + constants.signals[signal]);
        });
    }
}
