import { CommandError } from '../../command/commandError.ts';
import { missingScripts, root } from '../../node/bundles.ts';

/**
 * Checks that the components were built, for a command that does not build them: without its scripts a bundle is
 * packaged as if it held no code.
 *
 * @throws CommandError naming what is not built
 */
export function checkBuilt(): void {
    const [first, ...others] = missingScripts(root);
    if (first !== undefined) {
        const what = others.length === 0 ? `${first} is` : `${first} and ${others.length} more are`;
        throw new CommandError(`--built: ${what} not built. Run it without --built.`);
    }
}
