import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import lwc from '@lwc/rollup-plugin';
import { rollup, type Plugin } from 'rollup';
import { minify } from 'terser';
import { bundlesOf, placesOf } from '../console/vendor/places.ts';
import { stripTypes } from '../console/vendor/plugins/stripTypes.ts';
import { figure, type Figure } from './figure.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LIMIT = 40 * 1024;

/** What the org brings itself. */
function isPlatform(source: string): boolean {
    return /^(lwc$|@lwc\/|lightning\/|@salesforce\/)/.test(source);
}

const ALL = `${ROOT}all-bundles.ts`;

/** Imports every bundle by the name that they know each other by, so that each is in it once. */
function allBundles(names: readonly string[]): Plugin {
    return {
        name: 'all-bundles',
        resolveId: (source) => (source === ALL ? ALL : null),
        load: (id) =>
            id === ALL ? names.map((name, index) => `export * as bundle${index} from '${name}';`).join('\n') : null
    };
}

/** Every bundle compiled into one module, nothing left out. */
async function compiled(): Promise<string> {
    const bundles = bundlesOf(placesOf(ROOT, ROOT));
    const build = await rollup({
        input: ALL,
        external: isPlatform,
        plugins: [
            allBundles(bundles.map(({ name }) => name)),
            stripTypes(),
            lwc({ rootDir: ROOT, modules: bundles, defaultModules: [] })
        ]
    });
    const { output } = await build.generate({ format: 'esm' });
    await build.close();
    return output[0].code;
}

/** Minified and gzipped bytes of all our bundles together. */
export async function size(): Promise<Figure[]> {
    const { code = '' } = await minify(await compiled(), { module: true, compress: { passes: 2 }, mangle: true });
    const bytes = gzipSync(code, { level: 9 }).length;
    return [figure('size', 'bytes gzipped', [bytes], LIMIT)];
}
