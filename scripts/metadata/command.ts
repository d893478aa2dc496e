import { readCommandLine } from '../command/readCommandLine.ts';
import { checkProject } from './project/checkProject.ts';
import { readProject } from './project/readProject.ts';

const USAGE = `Usage: npm run check:metadata [-- --json]

Checks every XML file of the package directories against the types of Salesforce's Metadata API, and everything that
one component says of another: fields, objects, labels, pages, components and their properties, queues, channels.

  --json   one JSON object: how many files were read, and the problems
  --help   this text

Exit status: 0 nothing is wrong, 1 something is, 2 nothing could be checked.
`;

/** Checks the project in this folder, says what there is to say, and gives the exit status. */
export function checkCommand(args: string[], folder: string, say: (text: string) => void): number {
    const { values } = readCommandLine({
        args,
        options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } }
    });
    if (values.help) {
        say(USAGE);
        return 0;
    }
    const packages = readProject(folder);
    const problems = checkProject(packages);
    const files = packages.reduce((sum, each) => sum + (each.files?.length ?? 0), 0);
    if (values.json) {
        say(JSON.stringify({ files, problems }, undefined, 4));
    } else if (problems.length === 0) {
        say(`The metadata in ${files} files is right.`);
    } else {
        const lines = problems.map(({ file, line, column, problem }) => `${file}:${line}:${column} ${problem}`);
        say(`${lines.join('\n')}\n\n${problems.length} ${problems.length === 1 ? 'thing' : 'things'} to repair.`);
    }
    return problems.length === 0 ? 0 : 1;
}
