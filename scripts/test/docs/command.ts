import type { Page } from './page.ts';

/** The mark of a block whose commands no test runs: the second word after its fence, which readers do not see. */
const NOT_RUN = 'not-run';
const SHELL = new Set(['sh', 'bash']);
const FIRST_WORD = /^(?:[A-Z_]+=\S+ )*(?:npm|npx|node|sf) /;

/** A command line on a page. */
export interface Command {
    page: string;
    /** The whole line, without its comment. */
    line: string;
    /** True for a line of a block of commands, false for one within a sentence. */
    inBlock: boolean;
    /** True if the page says that no test runs it. */
    notRun: boolean;
    /** What is called: `['npm', 'replay']` for a command of the project, `['sf', 'org', 'assign', 'permset']`. */
    called: string[];
    /** The options handed to it, without their values. */
    options: string[];
}

/** Returns the command lines of a page in their order: those of its blocks, and those within sentences. */
export function commandsOn(page: Page): Command[] {
    return page.code.flatMap(({ text, inBlock, language, marks }) => {
        const lines = inBlock ? (SHELL.has(language) ? linesOf(text) : []) : [text].filter(isCommand);
        return lines.map((line) => {
            return { page: page.path, line, inBlock, notRun: marks.includes(NOT_RUN), ...takeApart(line) };
        });
    });
}

/** Returns the options that stand alone within sentences, as `--seed N` does, without their values. */
export function optionsOn(page: Page): string[] {
    return page.code
        .filter(({ inBlock, text }) => !inBlock && text.startsWith('--'))
        .flatMap(({ text }) => optionsIn(text));
}

function isCommand(text: string): boolean {
    return FIRST_WORD.test(text);
}

function linesOf(block: string): string[] {
    return block
        .replaceAll(/\\\n\s*/g, '')
        .split('\n')
        .map((line) => line.replace(/\s+#.*$|^#.*$/, '').trim())
        .filter((line) => line !== '');
}

function takeApart(line: string): Pick<Command, 'called' | 'options'> {
    const words = line.split(' ').filter((word) => !/^[A-Z_]+=/.test(word));
    const [program, ...rest] = words[0] === 'npx' ? words.slice(1) : words;
    if (program === 'npm') {
        const name = rest.filter((word) => !word.startsWith('-') && word !== 'run')[0] ?? '';
        const separator = rest.indexOf('--');
        return { called: ['npm', name], options: separator < 0 ? [] : optionsIn(rest.slice(separator + 1).join(' ')) };
    }
    if (program === 'node' && rest[0] === 'scripts/run.mjs') {
        const name = rest.slice(1, 2).filter((word) => !word.startsWith('-'));
        return { called: ['npm', ...name], options: optionsIn(rest.slice(1).join(' ')) };
    }
    const end = rest.findIndex((word) => word.startsWith('-'));
    return { called: [program ?? '', ...rest.slice(0, end < 0 ? undefined : end)], options: optionsIn(rest.join(' ')) };
}

function optionsIn(text: string): string[] {
    return [...text.matchAll(/(?<=^|\s|\|)--[a-z][\w-]*/g)].map(([option]) => option);
}
