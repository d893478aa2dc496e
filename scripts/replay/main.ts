import { runCommand } from '../command/runCommand.ts';
import { run } from './command/run.ts';

await runCommand('replay', run);
