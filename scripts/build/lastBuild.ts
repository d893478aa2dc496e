import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeFinished } from '../command/finishedFile.ts';

/** What a build is made of: the components without their tests, their types, how they are compiled, and by what. */
const SOURCES = [
    'force-app/**/lwc/**/*.{ts,html,css,xml,json}',
    'config/platform/**/*.d.ts',
    'tsconfig*.json',
    'sfdx-project.json',
    'package-lock.json',
    'scripts/build/*.ts',
    'scripts/node/bundles.ts'
];
const SCRIPTS = ['force-app/**/lwc/**/*.js'];
const TESTS = ['**/__tests__/**'];

/** The last build in which everything compiled. */
export interface LastBuild {
    /** Returns true if nothing that was compiled has changed since. */
    hasSameSources(): boolean;
    /** Returns true if the scripts that it wrote are still there as it wrote them, and no others. */
    hasSameScripts(): boolean;
    /** Notes that all compiles as it stands now; `areWritten`: and that the scripts are those of these sources. */
    note(areWritten: boolean): void;
}

interface Noted {
    sources?: unknown;
    scripts?: unknown;
}

/** Returns the last build of the project in a folder. The fingerprint of the sources is taken here, before they are compiled. */
export function lastBuildOf(folder: string): LastBuild {
    const file = join(folder, '.local', 'build', 'last.json');
    const last = readNoted(file);
    const sources = fingerprint(folder, SOURCES);
    return {
        hasSameSources: () => last.sources === sources,
        hasSameScripts: () => last.scripts === fingerprint(folder, SCRIPTS),
        note(areWritten) {
            mkdirSync(dirname(file), { recursive: true });
            const scripts = areWritten ? fingerprint(folder, SCRIPTS) : undefined;
            writeFinished(file, JSON.stringify({ sources, scripts }));
        }
    };
}

function readNoted(file: string): Noted {
    try {
        return (JSON.parse(readFileSync(file, 'utf8')) ?? {}) as Noted;
    } catch {
        // There was none, or it was cut off: the build is made anew.
        return {};
    }
}

function fingerprint(folder: string, patterns: readonly string[]): string {
    const hash = createHash('sha256');
    for (const path of globSync(patterns, { cwd: folder, exclude: TESTS }).sort()) {
        const content = readFileSync(join(folder, path));
        hash.update(`${path}\0${content.length}\0`).update(content);
    }
    return hash.digest('hex');
}
