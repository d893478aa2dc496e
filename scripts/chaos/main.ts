import { runCommand } from '../command/runCommand.ts';
import { readOptions, USAGE } from './options.ts';
import { describeSummary, runSeeds } from './seeds.ts';

async function chaos(args: string[]): Promise<number> {
    const options = readOptions(args);
    if (!options) {
        process.stdout.write(USAGE);
        return 0;
    }
    const { seeds, chats, minutes, atOnce, json } = options;
    const say = (text: string): void => void process.stderr.write(`chaos: ${text}\n`);
    const summary = await runSeeds(seeds, { chats, minutes }, atOnce, say);
    console.log(json ? JSON.stringify(summary) : describeSummary(summary));
    return summary.violations > 0 ? 1 : 0;
}

await runCommand('chaos', chaos);
