import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { readCommandLine } from '../command/readCommandLine.ts';
import { runCommand } from '../command/runCommand.ts';
import { findBundles, root } from '../node/bundles.ts';

const NAME = 'tsconfig.paths.json';

const HELP = `Usage: npm run paths [-- --check]

Writes ${NAME}, which tells TypeScript where each bundle is.

  --check   write nothing, only compare
  --help    this text

Exit status: 0 the file is right, 1 it is not, 2 it could not be written.
`;

/** What tsconfig.paths.json has to say: TypeScript allows one star in a path, so every `c/name` gets a line. */
export function pathsFile(): string {
    const bundles = [...findBundles().values()].sort((one, other) => one.name.localeCompare(other.name));
    const lines = bundles.map(({ name, entry }) => {
        return `            "c/${name}": ["./${relative(root, entry).split(sep).join('/')}"]`;
    });
    return `{\n    "compilerOptions": {\n        "paths": {\n${lines.join(',\n')}\n        }\n    }\n}\n`;
}

/** Writes the file, or with `--check` fails where it is not what it has to be. */
function paths(args: string[]): number {
    const { values } = readCommandLine({
        args,
        options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } }
    });
    if (values.help) {
        process.stdout.write(HELP);
        return 0;
    }
    const file = join(root, NAME);
    if (!values.check) {
        writeFileSync(file, pathsFile());
    } else if (readFileSync(file, 'utf8') !== pathsFile()) {
        console.error(`${NAME} does not name the bundles that are there. Run "npm run paths" and commit the file.`);
        return 1;
    }
    return 0;
}

if (import.meta.main) {
    await runCommand('paths', paths);
}
