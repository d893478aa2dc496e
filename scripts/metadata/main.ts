import { runCommand } from '../command/runCommand.ts';
import { root } from '../node/bundles.ts';
import { checkCommand } from './command.ts';

await runCommand('check:metadata', (args) => checkCommand(args, root, console.log));
