import type { ResolveFnOutput, ResolveHookSync } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findEntry, root } from './bundles.ts';

/** Of a relative import without an extension. */
const WITHOUT_EXTENSION = /^\.{1,2}\/(?:.*\/)?[^./]+$/;
/** Of a relative import of a TypeScript file. */
const TYPESCRIPT = /^\.{1,2}\/.*\.ts$/;
const forceApp = pathToFileURL(join(root, 'force-app/')).href;
const scripts = pathToFileURL(join(root, 'scripts/')).href;

const entries = new Map<string, string>();

/**
 * Lets scripts run the product's own modules: `c/name` is a bundle, and within the bundles a relative import without
 * an extension is a TypeScript file, as the platform's own resolution has it. A module that is named by its place is not
 * searched for: that takes longer than to load it.
 */
export const resolve: ResolveHookSync = (specifier, context, nextResolve) => {
    if (specifier.startsWith('c/')) {
        return typeScript(entryOf(specifier.slice(2)));
    }
    const { parentURL } = context;
    if (parentURL?.startsWith(forceApp) && WITHOUT_EXTENSION.test(specifier)) {
        return typeScript(new URL(`${specifier}.ts`, parentURL).href);
    }
    if ((parentURL?.startsWith(scripts) || parentURL?.startsWith(forceApp)) && TYPESCRIPT.test(specifier)) {
        return typeScript(new URL(specifier, parentURL).href);
    }
    return nextResolve(specifier, context);
};

function typeScript(url: string): ResolveFnOutput {
    return { url, format: 'module-typescript', shortCircuit: true };
}

function entryOf(name: string): string {
    let url = entries.get(name);
    if (url === undefined) {
        const entry = findEntry(name);
        if (entry === undefined) {
            throw new Error(`No bundle named "${name}" under force-app; "c/${name}" cannot be imported.`);
        }
        url = pathToFileURL(entry).href;
        entries.set(name, url);
    }
    return url;
}
