import {
    existsSync,
    mkdirSync,
    readdirSync,
    readFileSync,
    renameSync,
    rmdirSync,
    rmSync,
    writeFileSync
} from 'node:fs';
import { dirname, extname, join, normalize } from 'node:path';
import { CommandError } from '../command/commandError.ts';
import { readCommandLine } from '../command/readCommandLine.ts';
import { runCommand } from '../command/runCommand.ts';
import { type Bundle, filesOf, findBundles, lwcFolders, root } from '../node/bundles.ts';
import { lastBuildOf } from './lastBuild.ts';

const HELP = `Usage: npm run build [-- --check]

Compiles every component: writes the .js beside each .ts for a deploy, and checks each bundle
with the compiler that Salesforce uses. Where nothing has changed since the last build, it says so at once.

  --check   write nothing, only say what is wrong
  --help    this text

Exit status: 0 everything compiles, 1 something does not, 2 nothing could be compiled.
`;

async function build(args: string[]): Promise<number> {
    const { values } = readCommandLine({
        args,
        options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } }
    });
    if (values.help) {
        process.stdout.write(HELP);
        return 0;
    }
    const bundles = [...findBundles().values()];
    if (bundles.length === 0) {
        throw new CommandError('No bundle found under force-app: nothing to build.');
    }
    const last = lastBuildOf(root);
    if (last.hasSameSources() && (values.check || last.hasSameScripts())) {
        console.log(`${bundles.length} bundles ${values.check ? 'compile' : 'are built'}: nothing has changed.`);
        return 0;
    }
    const { scripts, complaints } = await compile(bundles);
    if (complaints.length > 0) {
        console.log(`${complaints.join('\n')}\n\n${complaints.length} things to repair; nothing was written.`);
        return 1;
    }
    if (!values.check) {
        write(scripts);
    }
    last.note(!values.check);
    console.log(values.check ? `${bundles.length} bundles compile.` : `${bundles.length} bundles built.`);
    return 0;
}

/** Compiles the bundles in memory; the compilers are only loaded where there is something to compile. */
async function compile(bundles: Bundle[]): Promise<{ scripts: ReadonlyMap<string, string>; complaints: string[] }> {
    progress(`Checking the types of ${bundles.length} bundles …`);
    const [{ emitComponents }, { complaintsAbout }] = await Promise.all([import('./emit.ts'), import('./compiler.ts')]);
    const { emitted, complaints } = emitComponents(join(root, 'tsconfig.build.json'));
    const scripts = new Map([...emitted].map(([source, text]) => [normalize(source), text]));
    const version = sourceApiVersion();
    for (const [index, bundle] of bundles.entries()) {
        progress(`Compiling bundle ${index + 1} of ${bundles.length}: ${bundle.name}`);
        complaints.push(...complaintsAbout(bundle, scripts, version));
    }
    endProgress();
    return { scripts, complaints };
}

/** Writes every script beside its source where it differs, and removes those whose source is gone. */
function write(scripts: ReadonlyMap<string, string>): void {
    const wanted = new Map([...scripts].map(([source, text]) => [source.replace(/\.ts$/, '.js'), text]));
    const present = lwcFolders(join(root, 'force-app'))
        .flatMap(filesOf)
        .filter((file) => extname(file) === '.js');
    present.filter((file) => !wanted.has(file)).forEach(removeScript);
    wanted.forEach((text, file) => {
        if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
            replace(file, text);
        }
    });
}

/** Removes a script, and the folders that are empty without it: their bundle is gone. */
function removeScript(file: string): void {
    rmSync(file);
    for (let folder = dirname(file); readdirSync(folder).length === 0; folder = dirname(folder)) {
        rmdirSync(folder);
    }
}

/** Whoever reads the script meanwhile, another build or a deploy, finds the old one or the new one, never a half. */
function replace(file: string, text: string): void {
    const drafts = join(root, '.local', 'build');
    mkdirSync(drafts, { recursive: true });
    const draft = join(drafts, `${process.pid}.js`);
    writeFileSync(draft, text);
    renameSync(draft, file);
}

function sourceApiVersion(): number {
    const project: unknown = JSON.parse(readFileSync(join(root, 'sfdx-project.json'), 'utf8'));
    if (typeof project === 'object' && project && 'sourceApiVersion' in project) {
        return Number(project.sourceApiVersion);
    }
    throw new CommandError('sfdx-project.json names no sourceApiVersion.');
}

function progress(text: string): void {
    if (process.stderr.isTTY) {
        process.stderr.write(`\r\x1b[K${text}`);
    }
}

function endProgress(): void {
    if (process.stderr.isTTY) {
        process.stderr.write('\r\x1b[K');
    }
}

await runCommand('build', build);
