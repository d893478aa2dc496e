import path from 'node:path';

import { rollup, type Plugin } from 'rollup';

import type { BuildMode, Sandbox } from './buildMode.ts';
import type { Places } from './places.ts';
import { auraBundles } from './plugins/auraBundles.ts';
import { componentCompiler } from './plugins/componentCompiler.ts';
import { environment } from './plugins/environment.ts';
import { fakeTimers } from './plugins/fakeTimers.ts';
import { productModule } from './plugins/productModule.ts';
import { salesforceModules } from './plugins/salesforceModules.ts';
import { sandboxedNamespace } from './plugins/sandboxedNamespace.ts';
import { stripTypes } from './plugins/stripTypes.ts';
import { virtualTimeGlobals } from './plugins/virtualTimeGlobals.ts';
import { readProduct, type Product } from './product.ts';

/** What is built from our own sources: file name to entry module. */
export type OwnEntries = Record<string, string>;

/** Where the pages find the built `@locker/sandbox`. */
const SANDBOX_LIBRARY = '/assets/sandbox/sandbox.js';

/** The console's page and the client's page. */
export function pageEntries(places: Places): OwnEntries {
    return {
        console: path.join(places.page, 'console.ts'),
        visitor: path.join(places.page, 'visitor.ts')
    };
}

/** Builds our own code on top of the vendor bundle. */
export async function buildOwn(
    places: Places,
    vendor: string[],
    mode: BuildMode,
    sandbox: Sandbox,
    directory: string,
    input: OwnEntries = pageEntries(places)
): Promise<void> {
    const outside = new Set(vendor);
    const bundle = await rollup({
        input,
        external: (source) => outside.has(source),
        treeshake: mode === 'production',
        onwarn(warning) {
            if (warning.code === 'CIRCULAR_DEPENDENCY') {
                return;
            }
            throw new Error(warning.message);
        },
        plugins: ownPlugins(places, readProduct(places), mode, sandbox)
    });
    await bundle.write({
        dir: directory,
        format: 'esm',
        sourcemap: mode === 'development',
        chunkFileNames: 'chunks/[name]-[hash].js'
    });
    await bundle.close();
}

function ownPlugins(places: Places, product: Product, mode: BuildMode, sandbox: Sandbox): Plugin[] {
    return [
        fakeTimers(places.root),
        productModule(product),
        ...(sandbox === 'lws' ? [sandboxedNamespace(places, mode, SANDBOX_LIBRARY)] : []),
        auraBundles(places),
        salesforceModules(places, product),
        stripTypes(),
        virtualTimeGlobals(places),
        componentCompiler(places, mode),
        noStrangers(),
        environment(mode)
    ];
}

/** An import that nobody answers is a gap of the console, and must not wait for the browser to be seen. */
function noStrangers(): Plugin {
    return {
        name: 'no-strangers',
        resolveId(source, importer) {
            if (!/^(lightning|c|console|visitor)\//.test(source)) {
                return null;
            }
            throw new Error(
                `${importer ?? 'a page'} imports ${source}: neither a base component nor a stand-in has that name.`
            );
        }
    };
}
