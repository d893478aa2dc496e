import { inWords, runChaos, type ChaosResult } from './chaosRun.ts';
import { readOptions, USAGE, UsageError } from './options.ts';

const MISUSED = 2;

function show({ chats, actions, faults, violations, details }: ChaosResult): string {
    return [
        `${chats} chats, ${actions} actions of the product`,
        ...Object.entries(faults).map(([name, count]) => `  ${name.padEnd(26)} ${count}`),
        `${violations} violations`,
        ...details.map(inWords)
    ].join('\n');
}

try {
    const options = readOptions(process.argv.slice(2));
    if (options) {
        const result = await runChaos(options, (text) => void process.stderr.write(`chaos: ${text}\n`));
        console.log(options.json ? JSON.stringify(result) : show(result));
        process.exitCode = result.violations > 0 ? 1 : 0;
    } else {
        process.stdout.write(USAGE);
    }
} catch (error) {
    const isMisuse = error instanceof UsageError;
    process.stderr.write(`chaos: ${isMisuse ? `${error.message} See --help.` : (error as Error).stack}\n`);
    process.exitCode = MISUSED;
}
