import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../command/commandError.ts';
import { checkWritable, writeFinished } from '../command/finishedFile.ts';
import { fromCaller, readCommandLine } from '../command/readCommandLine.ts';
import { runCommand } from '../command/runCommand.ts';
import { root } from '../node/bundles.ts';
import { checkBuilt } from './deploy/checkBuilt.ts';
import { OPTIONAL_PACKAGES, packageDirectories } from './deploy/packageDirectories.ts';
import { runProjectCommand } from './deploy/projectCommand.ts';
import { sourcePackage } from './deploy/sourcePackage.ts';

const USAGE = `Builds the components and writes the product as a zip for orgs with Messaging and Translation Workbench:
  sf project deploy start --metadata-dir FILE

  npm run package -- --out FILE.zip [options]

  --out FILE      where to write the zip
  --with NAMES    also ${Object.keys(OPTIONAL_PACKAGES).join(', ')}; with commas between them
  --main-only     only what every org with Service Cloud takes: without Messaging and translations
  --built         take what was built before
  --help          this text

Exit status: 0 the zip was written, 2 it was not.
`;
const MAIN = 'force-app/main';

async function writePackage(args: string[]): Promise<number> {
    const options = readCommandLine({
        args,
        options: {
            out: { type: 'string' },
            with: { type: 'string' },
            'main-only': { type: 'boolean', default: false },
            built: { type: 'boolean', default: false },
            help: { type: 'boolean', default: false }
        }
    }).values;
    if (options.help) {
        process.stdout.write(USAGE);
        return 0;
    }
    if (options.out === undefined) {
        throw new UsageError('--out FILE is needed: where to write the zip');
    }
    if (options['main-only'] && options.with !== undefined) {
        throw new UsageError('--main-only takes no --with');
    }
    const directories = options['main-only'] ? [MAIN] : packageDirectories(options.with);
    const out = fromCaller(options.out);
    if (!existsSync(dirname(out))) {
        mkdirSync(dirname(out), { recursive: true });
    }
    checkWritable(out);
    if (options.built) {
        checkBuilt();
    } else {
        await runProjectCommand('scripts/build/main.ts', 'The build');
    }
    const { zip, files } = sourcePackage(
        root,
        directories.map((path) => join(root, path)).filter((path) => existsSync(path))
    );
    writeFinished(out, zip);
    console.log(`${out}: ${files.size} files, ${zip.length} bytes`);
    return 0;
}

await runCommand('package', writePackage);
