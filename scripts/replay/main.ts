import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { runCommand } from '../command/runCommand.ts';
import { PIECE } from './lines.ts';
import { readOptions, USAGE, type Source } from './options.ts';
import { standardOutput } from './output.ts';
import { replay } from './replay.ts';
import { jsonReport } from './report.ts';
import { tableReport } from './table.ts';

/** Words about an org go to standard error, as everything that is no report. */
function note(text: string): void {
    return console.error(text);
}

/** What speaks to orgs is loaded only where one is asked. */
async function timelineOf(source: Source): Promise<Readable> {
    if ('file' in source) {
        return source.file === '-' ? process.stdin : createReadStream(source.file, { highWaterMark: PIECE });
    }
    const { connectTo } = await import('../org/connect/connection.ts');
    const { orgTimeline } = await import('../org/transcripts/orgTimeline.ts');
    return orgTimeline(await connectTo(source.org, process.env), { ...source, note });
}

async function run(args: string[]): Promise<number> {
    const options = readOptions(args);
    const output = standardOutput();
    if (options === undefined) {
        output.write(USAGE);
        output.flush();
        return 0;
    }
    const { source, policy, now, json, lenient } = options;
    const timeline = await timelineOf(source);
    const rejected = await replay(timeline, {
        policy,
        now,
        report: json ? jsonReport : tableReport,
        write: output.write,
        reject: ({ line, reason }) => console.error(`line ${line}: ${reason}`)
    });
    output.flush();
    return rejected > 0 && !lenient ? 1 : 0;
}

await runCommand('replay', run);
