import { join, relative } from 'node:path';
import { runNode } from '../command/childProcess.ts';
import { root } from '../node/bundles.ts';

/** Components as they are deployed are checked by the build; here they are checked together with their tests. */
const PROJECTS = ['tsconfig.json', 'scripts/tsconfig.json'];

/** Checks one project's types; resolves with what the compiler said, or nothing where all is well. */
async function check(project: string): Promise<string> {
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const args = [compiler, '-p', join(root, project), '--pretty', String(process.stdout.isTTY ?? false)];
    const { code, output } = await runNode(args);
    return code === 0 ? '' : output || `${relative(root, compiler)} ended with ${code}`;
}

const found = await Promise.all(PROJECTS.map(check));
const complaints = [...new Set(found.join('').split('\n'))].join('\n').trim();
if (complaints) {
    console.log(complaints);
    process.exitCode = 1;
}
