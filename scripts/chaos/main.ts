import { runCommand } from '../command/runCommand.ts';
import { inWords, runChaos, type ChaosResult } from './chaosRun.ts';
import { readOptions, USAGE } from './options.ts';

function show({ chats, actions, faults, violations, details }: ChaosResult): string {
    return [
        `${chats} chats, ${actions} actions of the product`,
        ...Object.entries(faults).map(([name, count]) => `  ${name.padEnd(26)} ${count}`),
        `${violations} violations`,
        ...details.map(inWords)
    ].join('\n');
}

async function chaos(args: string[]): Promise<number> {
    const options = readOptions(args);
    if (!options) {
        process.stdout.write(USAGE);
        return 0;
    }
    const result = await runChaos(options, (text) => void process.stderr.write(`chaos: ${text}\n`));
    console.log(options.json ? JSON.stringify(result) : show(result));
    return result.violations > 0 ? 1 : 0;
}

await runCommand('chaos', chaos);
