import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '../../node/bundles.ts';
import { CommandError } from '../../command/commandError.ts';

const REGISTER = join(root, 'scripts', 'node', 'register.ts');

/**
 * Runs another command of the project as it is, all its words on standard error.
 *
 * @throws CommandError where it does not succeed
 */
export async function runProjectCommand(script: string, what: string): Promise<void> {
    const child = spawn(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', `--import=${REGISTER}`, join(root, script)],
        { cwd: root, stdio: ['ignore', process.stderr, process.stderr] }
    );
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) {
        throw new CommandError(`${what} did not succeed: nothing was deployed.`);
    }
}
