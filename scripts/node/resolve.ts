import type { ResolveHookSync } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Bundle, findBundles, root } from './bundles.ts';

/** Of a relative import without an extension. */
const RELATIVE = /^\.{1,2}\/(?:.*\/)?[^./]+$/;
const forceApp = pathToFileURL(join(root, 'force-app')).href;

let bundles: Map<string, Bundle> | undefined;

/**
 * Lets scripts run the product's own modules: `c/name` is a bundle, and within the bundles a relative import without
 * an extension is a TypeScript file, as the platform's own resolution has it.
 */
export const resolve: ResolveHookSync = (specifier, context, nextResolve) => {
    if (specifier.startsWith('c/')) {
        return nextResolve(entryOf(specifier.slice(2)), context);
    }
    if (RELATIVE.test(specifier) && context.parentURL?.startsWith(forceApp)) {
        return nextResolve(`${specifier}.ts`, context);
    }
    return nextResolve(specifier, context);
};

function entryOf(name: string): string {
    bundles ??= findBundles();
    const bundle = bundles.get(name);
    if (!bundle) {
        throw new Error(`No bundle named "${name}" under force-app; "c/${name}" cannot be imported.`);
    }
    return pathToFileURL(bundle.entry).href;
}
