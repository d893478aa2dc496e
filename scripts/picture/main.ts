import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { endLocalConsoles, startLocalConsole } from '../console/browser/localConsole.ts';
import { atEnd } from '../command/atEnd.ts';
import { UsageError } from '../command/commandError.ts';
import { readCommandLine } from '../command/readCommandLine.ts';
import { runCommand } from '../command/runCommand.ts';
import { launchChromium } from '../harness/launchChromium.ts';
import { type Moment, MOMENTS } from './moments.ts';
import { takeStates } from './states.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const DOCS = path.join(ROOT, 'docs', 'pictures');
/** Git ignores it. */
const ALL = path.join(ROOT, '.local', 'pictures');

const HELP = `Takes the pictures of the documentation, in the local console, or every picture there is to look at. It needs
Chromium.

  npm run picture -- NAME … | --all

  NAME     ${MOMENTS.map(({ name, shows }) => `${name.padEnd(9)} ${shows}`).join('\n           ')}
  --all    all of them, and the bar with 1, 3, 8 and 20 chats in every state, in two sizes, in forced colours, at 200 %
           zoom and in German: into .local/pictures, so that the documentation keeps its own
  --help   this text

Exit status: 0 they were taken, 2 one could not be taken.
`;

/** The pictures that were asked for. */
function chosen(names: readonly string[], all: boolean): readonly Moment[] {
    if (all && names.length > 0) {
        throw new UsageError(`--all takes all of them; leave out ${names.join(', ')}.`);
    }
    if (all) {
        return MOMENTS;
    }
    const known = MOMENTS.map(({ name }) => name);
    const unknown = names.filter((name) => !known.includes(name));
    if (unknown.length > 0 || names.length === 0) {
        const what = names.length === 0 ? 'A name or --all is needed' : `There is no picture "${unknown.join('", "')}"`;
        throw new UsageError(`${what}; there are: ${known.join(', ')}.`);
    }
    return MOMENTS.filter(({ name }) => names.includes(name));
}

async function take(browser: Browser, folder: string, { name, width, height, cut = 0, play }: Moment): Promise<void> {
    const local = await startLocalConsole();
    const context = await browser.newContext({
        viewport: { width, height },
        locale: 'en-US',
        timezoneId: 'UTC',
        reducedMotion: 'reduce'
    });
    try {
        const page = await play({ context, local });
        const file = path.join(folder, `${name}.png`);
        const clip = { x: 0, y: cut, width, height: height - cut };
        await page.screenshot({ path: file, clip, animations: 'disabled', caret: 'hide' });
        console.log(`Taken: ${path.relative(process.cwd(), file)}`);
    } finally {
        await context.close();
        await local.stop();
    }
}

async function picture(args: string[]): Promise<number> {
    const { values, positionals } = readCommandLine({
        args,
        allowPositionals: true,
        options: { all: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } }
    });
    if (values.help) {
        process.stdout.write(HELP);
        return 0;
    }
    const moments = chosen(positionals, values.all);
    const folder = values.all ? ALL : DOCS;
    mkdirSync(folder, { recursive: true });
    atEnd(endLocalConsoles);
    const browser = await launchChromium((text) => console.log(text));
    try {
        for (const moment of moments) {
            await take(browser, folder, moment);
        }
        if (values.all) {
            await takeStates(browser, path.join(folder, 'states'));
        }
    } finally {
        await browser.close();
    }
    return 0;
}

await runCommand('picture', picture);
