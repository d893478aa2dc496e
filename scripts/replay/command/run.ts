import { chatsFooter } from '../output/chatTable.ts';
import { writeFinished } from '../../command/finishedFile.ts';
import { standardOutput, type Output } from '../output/standardOutput.ts';
import { findInputs } from '../reading/findInputs.ts';
import type { Input } from '../reading/inputs.ts';
import { isPromise } from '../report/figures.ts';
import type { ReportData } from '../report/reportData.ts';
import { summary } from '../report/summary.ts';
import { whatIfRows, type Setting } from '../report/whatIfTable.ts';
import { auditedSettings } from './auditedSettings.ts';
import { jsonFoot } from './jsonReport.ts';
import { readOptions, type Options } from './options.ts';
import type { Outcome, Read } from './outcome.ts';
import { finishChats, mergePartials } from './mergePartials.ts';
import { checkOutputFiles } from './outputFiles.ts';
import { writePartial } from './partial.ts';
import { replayInputs } from './replayInputs.ts';
import type { Source } from './source.ts';
import { tellStory } from './tellStory.ts';
import { USAGE } from './usage.ts';

const NARROWEST = 80;

/** What speaks to orgs is loaded only where one is asked. */
async function inputsOf(options: Options, source: Exclude<Source, { merge: unknown }>): Promise<Input[]> {
    if ('files' in source) {
        const inputs = findInputs(source.files);
        checkOutputFiles(
            options,
            inputs.map(({ path }) => path)
        );
        return inputs;
    }
    checkOutputFiles(options, []);
    const { orgInput } = await import('./orgInput.ts');
    return [await orgInput(source)];
}

/** Puts together what a report shows. */
function reportData(outcome: Outcome, settings: readonly Setting[]): ReportData {
    const { read, statistics, whatIf } = outcome;
    const audited = settings.filter(({ limit }) => !isPromise(limit));
    return {
        policy: read.policy,
        statistics,
        names: outcome.agentNames(),
        events: read.reading.events,
        first: read.reading.first,
        last: read.reading.last,
        rejected: read.rejectedLines,
        zone: read.zone,
        whatIf: whatIfRows(read.policy, statistics, settings, (setting) => whatIf[audited.indexOf(setting)])
    };
}

/** What draws charts is loaded only where a page is asked for. */
async function writePage(path: string, data: ReportData): Promise<void> {
    const { htmlPage } = await import('../report/html/page.ts');
    writeFinished(path, htmlPage(data));
}

/** Shows what comes after the chats, or instead of them. */
async function show(options: Options, outcome: Outcome, settings: readonly Setting[], output: Output): Promise<void> {
    const { read, statistics } = outcome;
    if (options.html !== undefined) {
        await writePage(options.html, reportData(outcome, settings));
    }
    if (options.show === 'json') {
        output.text(jsonFoot(statistics, read.rejected));
    } else if (options.show === 'chats') {
        output.text(chatsFooter(statistics, read.rejectedLines));
    } else if (options.show === 'summary') {
        const data = reportData(outcome, settings);
        const { shard } = options;
        output.text(shard === undefined ? '' : `Only shard ${shard.index} of ${shard.of}:\n`);
        output.text(summary(data, Math.max(NARROWEST, process.stdout.columns ?? 0), options.showsAllAgents));
    }
}

/** Says that a shard judges chats that go on at its own last event, where it tells of single chats. */
function warnOfShardsEnd({ shard, now, show: shown, episodes, chatsOut }: Options): void {
    const tellsOfChats = shown === 'json' || shown === 'chats' || episodes !== undefined || chatsOut !== undefined;
    if (shard !== undefined && now === undefined && tellsOfChats) {
        console.error(
            `Shard ${shard.index} of ${shard.of} knows only its own last event, and judges by it chats that go on there: with the same --now ISO for every shard they are judged as in one run.`
        );
    }
}

/** Runs `npm run replay`; returns its exit status. */
export async function run(args: string[]): Promise<number> {
    const options = readOptions(args);
    if (options === undefined) {
        const output = standardOutput(false);
        output.text(USAGE);
        output.flush();
        return 0;
    }
    const { source, partial, html, episodes, chatsOut } = options;
    const output = standardOutput([html, episodes, chatsOut].some((path) => path !== undefined));
    if ('merge' in source) {
        checkOutputFiles(options, source.merge);
        const { outcome, first } = mergePartials(source.merge);
        await show(options, outcome, first.whatIf, output);
        output.flush();
        return statusOf(outcome.read, options);
    }
    const inputs = await inputsOf(options, source);
    if (options.chat !== undefined) {
        const { story, rejectedLines } = await tellStory(inputs, { ...options, chat: options.chat });
        output.text(story);
        output.flush();
        return statusOf({ rejectedLines, isEmpty: false }, options);
    }
    warnOfShardsEnd(options);
    const outcome = await replayInputs(options, inputs, output);
    if (partial !== undefined) {
        writePartial(partial, outcome, options.shard, options.whatIf);
        // The partial hands on the chats that go on; a page beside it shows them too.
        finishChats(outcome, auditedSettings(options));
    }
    await show(options, outcome, options.whatIf, output);
    output.flush();
    return statusOf(outcome.read, options);
}

function statusOf({ rejectedLines, isEmpty }: Pick<Read, 'rejectedLines' | 'isEmpty'>, { lenient }: Options): number {
    return (rejectedLines > 0 || isEmpty) && !lenient ? 1 : 0;
}
