import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { findBundles, root } from '../node/bundles.ts';

const NAME = 'tsconfig.paths.json';

/** What tsconfig.paths.json has to say: TypeScript allows one star in a path, so every `c/name` gets a line. */
export function pathsFile(): string {
    const lines = [...findBundles().values()].map(({ name, entry }) => {
        return `            "c/${name}": ["./${relative(root, entry).split(sep).join('/')}"]`;
    });
    return `{\n    "compilerOptions": {\n        "paths": {\n${lines.join(',\n')}\n        }\n    }\n}\n`;
}

/** Writes the file, or with `--check` fails where it is not what it has to be. */
function main(): void {
    const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
    const file = join(root, NAME);
    if (!values.check) {
        writeFileSync(file, pathsFile());
    } else if (readFileSync(file, 'utf8') !== pathsFile()) {
        console.error(`${NAME} does not name the bundles that are there. Run "npm run paths" and commit the file.`);
        process.exitCode = 1;
    }
}

if (import.meta.main) {
    main();
}
