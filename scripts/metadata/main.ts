import { root } from '../node/bundles.ts';
import { checkCommand } from './command.ts';

try {
    process.exitCode = checkCommand(process.argv.slice(2), root, console.log);
} catch (error) {
    console.error(`check:metadata: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
}
