import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { runNode } from '../../command/childProcess.ts';
import { isolatedSf, type Sf } from '../../harness/isolatedSf.ts';
import { root } from '../../node/bundles.ts';
import { commandsOn, optionsOn, type Command } from '../docs/command.ts';
import { parsePage, readPages } from '../docs/page.ts';

/** Commands of npm itself, and options that it takes. */
const OF_NPM = ['install', 'ci', 'start', 'test'];
/** Options of programs whose help we do not read here. */
const OF_OTHERS = ['--silent', '--help'];
/** What a test runs from beginning to end, or why none does. A command that names an org is run by `ORG_TEST`. */
const RUN: Readonly<Record<string, string>> = {
    'npm start': 'scripts/console/server/__tests__/start.test.ts starts it, and ends it by Ctrl-C',
    'npm test': 'is what runs this test',
    'npm run build': 'scripts/org/__tests__/documentedCommands.test.ts, before it deploys by sf'
};
/** What comes with the project to be tried on, and is tried here. */
const EXAMPLE = 'docs/examples/';
const ORG_TEST = 'scripts/org/__tests__/documentedCommands.test.ts';

const pages = readPages();
const commands = pages.flatMap(commandsOn);
const scripts = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> })
    .scripts;

function nameOf({ called }: Command): string {
    return called.join(' ');
}

describe('a command that the documentation names is there', () => {
    let sf: Sf;
    const helps = new Map<string, string>();

    before(async () => {
        sf = await isolatedSf();
        const named = new Map(commands.map((command) => [nameOf(command), command.called]));
        const all = Object.keys(scripts).map((name): [string, string[]] => [`npm ${name}`, ['npm', name]]);
        for (const [name, [program, ...words]] of new Map([...named, ...all])) {
            if (program === 'sf' && words.length > 0) {
                helps.set(name, (await sf.run([...words, '--help'])).output);
            } else if (program === 'npm' && words[0] !== undefined && scripts[words[0]]?.includes('run.mjs')) {
                helps.set(name, (await runNode(['scripts/run.mjs', words[0], '--help'])).output);
            }
        }
    });
    after(() => sf.remove());

    test('as a script of package.json, or as a command of sf', () => {
        const unknown = commands.filter(({ called: [program = '', ...words] }) => {
            return program === 'npm'
                ? words[0] !== undefined && !Object.hasOwn(scripts, words[0]) && !OF_NPM.includes(words[0])
                : program === 'sf' && words.length > 0 && !/^USAGE$/m.test(helps.get(`sf ${words.join(' ')}`) ?? '');
        });
        assert.deepEqual(
            unknown.map(({ page, line }) => `${page}: ${line}`),
            []
        );
    });

    test('with the options that it is given', () => {
        const unknown = commands.flatMap((command) => {
            const help = helps.get(nameOf(command));
            return command.options
                .filter((option) => help !== undefined && !OF_OTHERS.includes(option) && !hasOption(help, option))
                .map((option) => `${command.page}: ${command.line}: there is no ${option}`);
        });
        assert.deepEqual(unknown, []);
    });

    test('and so is an option of which a sentence tells', () => {
        const unknown = pages.flatMap((page) => {
            return optionsOn(page)
                .filter((option) => !OF_OTHERS.includes(option))
                .filter((option) => ![...helps.values()].some((help) => hasOption(help, option)))
                .map((option) => `${page.path}: there is no ${option}`);
        });
        assert.deepEqual(unknown, []);
    });
});

describe('a block of commands', () => {
    test('is run by a test, line by line, or its fence says that it is not', () => {
        const untried = commands
            .filter(({ inBlock, notRun, line }) => inBlock && !notRun && !line.includes('--target-org service'))
            .filter(({ line }) => !Object.hasOwn(RUN, line) && !line.includes(EXAMPLE))
            .map(({ page, line }) => `${page}: ${line}`);
        assert.deepEqual(untried, []);
        assert.match(readFileSync(join(root, ORG_TEST), 'utf8'), /commandsOn/);
    });

    test('works on the examples that come with the project', async () => {
        const lines = commands.filter(({ line, notRun }) => line.includes(EXAMPLE) && !notRun).map(({ line }) => line);
        assert.ok(lines.length >= 3);
        for (const line of lines) {
            const [, , name = '', ...options] = line.replace(' --silent', '').split(' ');
            const { code, stdout, stderr } = await runNode(['scripts/run.mjs', name, ...options.slice(1)]);
            assert.deepEqual({ code, stderr }, { code: 0, stderr: '' }, line);
            assert.ok(stdout.split('\n').length > 10, line);
        }
    });

    test('is read without its comments, and with its continued lines as one', () => {
        const text = '```sh not-run\n# first\nnpm run seed -- --yes   # why\nA=b npx sf org list \\\n  --json\n```\n';
        const read = commandsOn(parsePage('page.md', text));
        assert.deepEqual(
            read.map(({ line, called, options, notRun }) => ({ line, called, options, notRun })),
            [
                { line: 'npm run seed -- --yes', called: ['npm', 'seed'], options: ['--yes'], notRun: true },
                { line: 'A=b npx sf org list --json', called: ['sf', 'org', 'list'], options: ['--json'], notRun: true }
            ]
        );
    });
});

function hasOption(help: string, option: string): boolean {
    return new RegExp(`(?<![\\w-])(?:${option}|--\\[no-\\]${option.slice(2)})(?![\\w-])`).test(help);
}
