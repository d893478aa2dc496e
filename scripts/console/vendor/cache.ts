import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** A short hash of anything that decides what a build step puts out. */
export function keyOf(parts: unknown): string {
    return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

/** Runs a step into a directory unless that directory was made from the same key before. */
export async function once(directory: string, key: string, step: () => Promise<void>): Promise<boolean> {
    const stamp = path.join(directory, '.key');
    if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === key) return false;
    fs.rmSync(directory, { recursive: true, force: true });
    fs.mkdirSync(directory, { recursive: true });
    await step();
    fs.writeFileSync(stamp, key);
    return true;
}

/** The version of an installed package. */
export function versionOf(root: string, name: string): string {
    const file = path.join(root, 'node_modules', name, 'package.json');
    const { version } = JSON.parse(fs.readFileSync(file, 'utf8')) as { version: string };
    return version;
}
