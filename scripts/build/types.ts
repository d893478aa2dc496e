import { execFile } from 'node:child_process';
import { join, relative } from 'node:path';
import { root } from '../node/bundles.ts';

/** Components as they are deployed are checked by the build; here they are checked together with their tests. */
const PROJECTS = ['tsconfig.json', 'scripts/tsconfig.json'];

/** Checks one project's types; resolves with what the compiler said, or nothing where all is well. */
function check(project: string): Promise<string> {
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const args = [compiler, '-p', join(root, project), '--pretty', String(process.stdout.isTTY ?? false)];
    return new Promise((resolve) => {
        execFile(process.execPath, args, { cwd: root, maxBuffer: Infinity }, (error, stdout, stderr) => {
            resolve(error ? `${stdout}${stderr}` || `${relative(root, compiler)}: ${error.message}` : '');
        });
    });
}

const found = await Promise.all(PROJECTS.map(check));
const complaints = [...new Set(found.join('').split('\n'))].join('\n').trim();
if (complaints) {
    console.log(complaints);
    process.exitCode = 1;
}
