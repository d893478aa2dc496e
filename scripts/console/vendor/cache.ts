import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const KEY = '.key';

/** A short hash of anything that decides what a build step puts out. */
export function keyOf(parts: unknown): string {
    return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

/**
 * Runs a step into a directory unless that directory was made from the same key before. The result takes its place at
 * once and whole, so that several consoles can be built and started side by side.
 */
export async function once(directory: string, key: string, step: (into: string) => Promise<void>): Promise<void> {
    if (keyIn(directory) === key) {
        return;
    }
    const made = `${directory}.${process.pid}`;
    fs.rmSync(made, { recursive: true, force: true });
    fs.mkdirSync(made, { recursive: true });
    try {
        await step(made);
        fs.writeFileSync(path.join(made, KEY), key);
        if (keyIn(directory) !== key) {
            replace(directory, made);
        }
    } finally {
        fs.rmSync(made, { recursive: true, force: true });
    }
}

/** Writes a file whole, and only where it says something else already. */
export function writeWhole(file: string, text: string): void {
    if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text) {
        return;
    }
    const made = `${file}.${process.pid}`;
    fs.writeFileSync(made, text);
    fs.renameSync(made, file);
}

function replace(directory: string, made: string): void {
    const old = `${directory}.${process.pid}.old`;
    if (fs.existsSync(directory)) {
        fs.renameSync(directory, old);
    }
    try {
        fs.renameSync(made, directory);
    } catch (error) {
        // Another console put the same result there in this very moment.
        if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') {
            throw error;
        }
    }
    fs.rmSync(old, { recursive: true, force: true });
}

function keyIn(directory: string): string | undefined {
    const file = path.join(directory, KEY);
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}

/** The version of an installed package. */
export function versionOf(root: string, name: string): string {
    const file = path.join(root, 'node_modules', name, 'package.json');
    const { version } = JSON.parse(fs.readFileSync(file, 'utf8')) as { version: string };
    return version;
}
