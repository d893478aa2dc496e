import { join, relative } from 'node:path';
import { runNode } from '../command/childProcess.ts';
import { readCommandLine } from '../command/readCommandLine.ts';
import { runCommand } from '../command/runCommand.ts';
import { root } from '../node/bundles.ts';

/** Components as they are deployed are checked by the build; here they are checked together with their tests. */
const PROJECTS = ['tsconfig.json', 'scripts/tsconfig.json'];

const HELP = `Usage: npm run types

Checks the types of the components, the scripts and their tests.

Exit status: 0 all is well, 1 something is not, 2 nothing could be checked.
`;

/** Checks one project's types; resolves with what the compiler said, or nothing where all is well. */
async function check(project: string): Promise<string> {
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const args = [compiler, '-p', join(root, project), '--pretty', String(process.stdout.isTTY ?? false)];
    const { code, output } = await runNode(args);
    return code === 0 ? '' : output || `${relative(root, compiler)} ended with ${code}`;
}

async function types(args: string[]): Promise<number> {
    const { values } = readCommandLine({ args, options: { help: { type: 'boolean', default: false } } });
    if (values.help) {
        process.stdout.write(HELP);
        return 0;
    }
    const found = await Promise.all(PROJECTS.map(check));
    const complaints = [...new Set(found.join('').split('\n'))].join('\n').trim();
    if (complaints) {
        console.log(complaints);
    }
    return complaints ? 1 : 0;
}

await runCommand('types', types);
