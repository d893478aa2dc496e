import { parseArgs } from 'node:util';
import { root } from '../node/bundles.ts';
import { checkProject } from './project/checkProject.ts';
import { readProject } from './project/readProject.ts';

const USAGE = `Usage: npm run check:metadata [-- --json]

Checks every XML file of the package directories against the types of Salesforce's Metadata API, and everything that
one component says of another: fields, objects, labels, pages, components and their properties, queues, channels.

  --json   one JSON object: how many files were read, and the problems
  --help   this text

Exit status: 0 nothing is wrong, 1 something is, 2 nothing could be checked.
`;

function check(args: string[]): void {
    const { values } = parseArgs({
        args,
        options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } }
    });
    if (values.help) {
        process.stdout.write(USAGE);
        return;
    }
    const packages = readProject(root);
    const problems = checkProject(packages);
    const files = packages.reduce((sum, each) => sum + (each.files?.length ?? 0), 0);
    if (values.json) console.log(JSON.stringify({ files, problems }, undefined, 4));
    else if (problems.length === 0) console.log(`The metadata in ${files} files is right.`);
    else {
        const lines = problems.map(({ file, line, column, problem }) => `${file}:${line}:${column} ${problem}`);
        console.log(`${lines.join('\n')}\n\n${problems.length} things to repair.`);
    }
    if (problems.length > 0) process.exitCode = 1;
}

try {
    check(process.argv.slice(2));
} catch (error) {
    console.error(`check:metadata: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
}
