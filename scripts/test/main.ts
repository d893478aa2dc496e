import { writeSync } from 'node:fs';
import { ANSI_ESCAPE_CODES, Listr, PRESET_TIMER } from 'listr2';
import { atEnd } from '../command/atEnd.ts';
import { endTogether } from '../command/childProcess.ts';
import { UsageError } from '../command/commandError.ts';
import { readCommandLine } from '../command/readCommandLine.ts';
import { runCommand } from '../command/runCommand.ts';
import { allowInstall, askForChromium } from '../harness/chromium.ts';
import type { Counts } from './reports.ts';
import { STEPS, type Step, type StepResult } from './steps.ts';

const SIDE_BY_SIDE = 2;
const NEED_CHROMIUM = ['browser', 'chaos'];

const HELP = `Usage: npm test [-- --only STEP,STEP] [--install-browser]

Runs every check and test. --only chooses from:
${STEPS.map(({ name, title }) => `  ${name.padEnd(9)} ${title}`).join('\n')}

--install-browser installs Chromium where there is none (Debian, Ubuntu), as CI=true does; at a terminal you are asked.

Exit status: 0 everything passed, 1 something failed, 2 nothing could be run.
`;

async function test(args: string[]): Promise<number> {
    const { values } = readCommandLine({
        args,
        options: {
            only: { type: 'string', multiple: true },
            'install-browser': { type: 'boolean', default: false },
            help: { type: 'boolean', default: false }
        }
    });
    if (values.help) {
        process.stdout.write(HELP);
        return 0;
    }
    const steps = chosen(values.only);
    if (values['install-browser']) {
        allowInstall();
    } else if (steps.some(({ name }) => NEED_CHROMIUM.includes(name))) {
        await askForChromium();
    }
    endTogether();
    showCursorAtEnd();
    const results = await runAll(steps);
    for (const [step, { counts, output }] of results) {
        if (counts.failed > 0 || counts.flaky) {
            console.log(`\n===== ${step.title} =====\n${output.trimEnd()}`);
        }
    }
    const total = (kind: keyof Counts): number => {
        return [...results.values()].reduce((sum, { counts }) => sum + (counts[kind] ?? 0), 0);
    };
    const more = (['skipped', 'flaky'] as const).filter((kind) => total(kind) > 0);
    const said = ['passed', 'failed', ...more] as const;
    console.log(`\n${said.map((kind) => `${total(kind)} ${kind}`).join(', ')}`);
    return total('failed') > 0 ? 1 : 0;
}

/** The list of steps hides the cursor, and shows it again only where it comes to its end. */
function showCursorAtEnd(): void {
    if (process.stdout.isTTY) {
        // Not by the stream: the list keeps what others write there.
        atEnd((signal) => {
            if (signal !== 'SIGHUP') {
                writeSync(process.stdout.fd, ANSI_ESCAPE_CODES.CURSOR_SHOW);
            }
        });
    }
}

function chosen(only: string[] | undefined): Step[] {
    if (!only) {
        return STEPS;
    }
    const names = only.flatMap((list) => list.split(',').map((name) => name.trim())).filter((name) => name !== '');
    if (names.length === 0) {
        throw new UsageError('--only needs the name of a step');
    }
    const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
    if (unknown.length > 0) {
        const known = STEPS.map(({ name }) => name).join(', ');
        throw new UsageError(`There is no step ${unknown.map((name) => `"${name}"`).join(', ')}; there are: ${known}.`);
    }
    return STEPS.filter((step) => names.includes(step.name));
}

/** Runs the steps, two at a time, and shows how they go: live in a terminal, else a line when each begins and ends. */
async function runAll(steps: Step[]): Promise<Map<Step, StepResult>> {
    const results = new Map<Step, StepResult>();
    const tasks = new Listr(
        steps.map((step) => ({
            title: step.title,
            task: async (_context: unknown, task: { output?: string }): Promise<void> => {
                const tell = (line: string): void => void (task.output = line);
                const hear = process.stdout.isTTY ? tell : () => {};
                const result = await step.run({ hear, tell });
                results.set(step, result);
                const { passed, failed } = result.counts;
                if (failed > 0) {
                    throw new Error(`${failed} of ${passed + failed} failed`);
                }
            }
        })),
        {
            concurrent: SIDE_BY_SIDE,
            exitOnError: false,
            fallbackRenderer: 'simple',
            fallbackRendererCondition: () => !process.stdout.isTTY,
            rendererOptions: { timer: PRESET_TIMER, showErrorMessage: true, collapseErrors: false },
            fallbackRendererOptions: { timer: PRESET_TIMER }
        }
    );
    await tasks.run();
    return results;
}

await runCommand('test', test);
