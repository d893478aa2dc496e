import { runCommand } from '../command/runCommand.ts';
import { startAhead } from './engine/partWorker.ts';
import { isOutputBegun } from './output/standardOutput.ts';

startAhead(process.argv.slice(2));
const { run } = await import('./command/run.ts');
await runCommand('replay', run, isOutputBegun);
