import { createReadStream } from 'node:fs';
import { PIECE } from './lines.ts';
import { readOptions, UsageError, USAGE } from './options.ts';
import { standardOutput } from './output.ts';
import { replay } from './replay.ts';
import { jsonReport } from './report.ts';
import { tableReport } from './table.ts';

const FAILED = 2;

const run = async (args: string[]): Promise<number> => {
    const options = readOptions(args);
    const output = standardOutput();
    if (options === undefined) {
        output.write(USAGE);
        output.flush();
        return 0;
    }
    const { file, policy, now, json, lenient } = options;
    const timeline = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: PIECE });
    const rejected = await replay(timeline, {
        policy,
        now,
        report: json ? jsonReport : tableReport,
        write: output.write,
        reject: ({ line, reason }) => console.error(`line ${line}: ${reason}`)
    });
    output.flush();
    return rejected > 0 && !lenient ? 1 : 0;
};

try {
    process.exitCode = await run(process.argv.slice(2));
} catch (error) {
    if (!(error instanceof UsageError || (error as NodeJS.ErrnoException).code !== undefined)) {
        throw error;
    }
    console.error(`replay: ${(error as Error).message}${error instanceof UsageError ? '\nSee --help.' : ''}`);
    process.exitCode = FAILED;
}
