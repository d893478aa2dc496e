import fs from 'node:fs';
import path from 'node:path';

import { rollup, type Plugin } from 'rollup';
import { minify } from 'terser';

import type { Places } from '../places.ts';

const ENTRY = 'virtual:sandbox-library';
const CODE = `
export { evaluateFunction, wrapDependency } from '@locker/sandbox';
export { LWS_DEFAULT_GATER_FEATURES, registerGaterEnabledFeatures } from '@locker/shared';
`;

/**
 * Builds Salesforce's Lightning Web Security (`@locker/sandbox`) into one module, `sandbox.js`.
 *
 * Minified, because it takes itself for a debug build otherwise: it would keep its frame on the page and wrap every
 * distortion in a switch.
 */
export async function buildSandboxLibrary(places: Places, directory: string): Promise<void> {
    const bundle = await rollup({ input: ENTRY, onwarn: () => undefined, plugins: [lockerModules(places)] });
    const { output } = await bundle.generate({ format: 'esm', inlineDynamicImports: true });
    await bundle.close();
    const { code = '' } = await minify(output[0].code, { module: true });
    fs.writeFileSync(path.join(directory, 'sandbox.js'), code);
}

/** Finds the ES modules of the packages; their `main` is CommonJS. */
function lockerModules({ root }: Places): Plugin {
    const packages = path.join(root, 'node_modules');
    return {
        name: 'locker-modules',
        resolveId(source) {
            if (source === ENTRY) {
                return `\0${ENTRY}`;
            }
            if (source.startsWith('@locker/')) {
                return path.join(packages, source, 'dist/index.mjs.js');
            }
            return source === 'dompurify' ? path.join(packages, 'dompurify/dist/purify.es.mjs') : null;
        },
        load: (id) => (id === `\0${ENTRY}` ? CODE : null)
    };
}
