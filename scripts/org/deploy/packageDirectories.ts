import { join } from 'node:path';
import { root } from '../../node/bundles.ts';
import { UsageError } from '../../command/commandError.ts';

/** What can be deployed beside the product itself. */
export const OPTIONAL_PACKAGES: Readonly<Record<string, string>> = {
    'live-chat': 'force-app/live-chat',
    routing: 'force-app/routing',
    cdc: 'force-app/change-events',
    'safety-net': 'force-app/safety-net'
};

const PRODUCT = 'force-app/main';

/**
 * The directories that a deploy takes.
 *
 * @param wanted names of optional packages, with commas between them
 * @throws UsageError naming a package that there is not
 */
export function packageDirectories(wanted: string | undefined): string[] {
    const names = (wanted ?? '').split(',').map((name) => name.trim());
    const chosen = names.filter((name) => name !== '');
    const unknown = chosen.filter((name) => !Object.hasOwn(OPTIONAL_PACKAGES, name));
    if (unknown.length > 0) {
        throw new UsageError(`--with ${unknown.join()}: there are ${Object.keys(OPTIONAL_PACKAGES).join(', ')}`);
    }
    return [PRODUCT, ...new Set(chosen.map((name) => OPTIONAL_PACKAGES[name] ?? ''))].map((path) => join(root, path));
}
