import { runCommand } from '../command/runCommand.ts';
import { readOptions, USAGE } from './options.ts';

async function chaos(args: string[]): Promise<number> {
    const options = readOptions(args);
    if (!options) {
        process.stdout.write(USAGE);
        return 0;
    }
    // A browser's driver and compilers: who asks for help, or is told of a wrong option, does not wait for them.
    const { describeSummary, runSeeds } = await import('./seeds.ts');
    const { seeds, chats, minutes, atOnce, json } = options;
    const say = (text: string): void => void process.stderr.write(`chaos: ${text}\n`);
    const summary = await runSeeds(seeds, { chats, minutes }, atOnce, say);
    console.log(json ? JSON.stringify(summary) : describeSummary(summary));
    return summary.violations > 0 ? 1 : 0;
}

await runCommand('chaos', chaos);
