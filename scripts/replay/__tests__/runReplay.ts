import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { scriptArguments } from '../../command/childProcess.ts';

/* Replays as a person runs them: a program, its files, its output. */

export const COMMAND = scriptArguments('scripts/replay/main.ts');
export const CHAT = '570xx0000000001AAA';

const START = Date.UTC(2026, 0, 5, 9);

/** A folder of this test file's own, from which replays are called; gone after the tests. */
export const folder = mkdtempSync(join(tmpdir(), 'replay-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The ISO time so many seconds after nine o'clock. */
export function at(second: number): string {
    return new Date(START + Math.round(second * 1000)).toISOString();
}

/** A line of a timeline, at a second after nine o'clock. */
export function line(type: string, second: number, more: Record<string, unknown> = {}): string {
    return JSON.stringify({ chat: CHAT, at: at(second), type, ...more });
}

/** Writes a file into the folder; a list is lines with line ends. */
export function file(name: string, content: string | string[]): string {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : `${content.join('\n')}\n`);
    return name;
}

export interface Replayed {
    status: number | null;
    out: string;
    err: string;
}

/** Runs a replay in the folder; `input` is its standard input. */
export function run(args: string[], input: string | Uint8Array = '', environment: NodeJS.ProcessEnv = {}): Replayed {
    const env = { ...process.env, INIT_CWD: folder, ...environment };
    const { status, stdout, stderr } = spawnSync(process.execPath, [...COMMAND, ...args], {
        cwd: folder,
        env,
        input,
        maxBuffer: 1 << 28
    });
    return { status, out: stdout.toString(), err: stderr.toString() };
}

export interface EpisodeJson {
    rule: string;
    start: string;
    due: string | null;
    end: string | null;
    seconds: number;
    result: string;
    late?: number;
    agent?: string;
}

export interface ReportJson {
    policy: Record<string, number | string>;
    chats: { chat: string; episodes: EpisodeJson[]; actions: { at: string; action: string }[]; case?: string }[];
    rules: Record<string, Record<string, number | null>>;
    agents: Record<string, Record<string, Record<string, number>>>;
    rejected: { line: number; reason: string }[];
}

/** The JSON report on lines that come by standard input. */
export function report(lines: string[], ...options: string[]): ReportJson {
    return JSON.parse(run(['-', '--json', '--lenient', ...options], lines.join('\n')).out) as ReportJson;
}

/** The episodes of one rule in the report's only chat. */
export function episodesOf(rule: string, lines: string[], ...options: string[]): EpisodeJson[] {
    return report(lines, ...options).chats.flatMap(({ episodes }) =>
        episodes.filter((episode) => episode.rule === rule)
    );
}
