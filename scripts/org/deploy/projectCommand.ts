import { once } from 'node:events';
import { startScript } from '../../command/childProcess.ts';
import { CommandError } from '../../command/commandError.ts';

/**
 * Runs another command of the project as it is, all its words on standard error.
 *
 * @throws CommandError where it does not succeed
 */
export async function runProjectCommand(script: string, what: string): Promise<void> {
    const child = startScript(script, [], ['ignore', process.stderr, process.stderr]);
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) {
        throw new CommandError(`${what} did not succeed: nothing was deployed.`);
    }
}
