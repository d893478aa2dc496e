import { runCommand } from '../command/runCommand.ts';
import { run } from './command/run.ts';
import { isOutputBegun } from './output/standardOutput.ts';

await runCommand('replay', run, isOutputBegun);
