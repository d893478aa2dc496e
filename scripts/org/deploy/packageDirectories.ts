import { UsageError } from '../../command/commandError.ts';

/** What is deployed wherever the org can take it. */
export const PRODUCT_PACKAGES = ['force-app/main', 'force-app/messaging', 'force-app/translations'] as const;

/** What can be deployed beside the product. */
export const OPTIONAL_PACKAGES: Readonly<Record<string, string>> = {
    'live-chat': 'force-app/live-chat',
    routing: 'force-app/routing',
    cdc: 'force-app/change-events',
    'safety-net': 'force-app/safety-net'
};

/**
 * The package directories that a deploy is asked for, as paths from the project's folder.
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
    return [...PRODUCT_PACKAGES, ...new Set(chosen.map((name) => OPTIONAL_PACKAGES[name] ?? ''))];
}
