import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import lwc from '@lwc/rollup-plugin';
import { rollup } from 'rollup';
import { minify } from 'terser';
import { bundlesOf, placesOf } from '../console/vendor/places.ts';
import { stripTypes } from '../console/vendor/plugins/stripTypes.ts';
import { figure, type Figure } from './figure.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LIMIT = 30 * 1024;

/** What the org brings itself. */
const isPlatform = (source: string): boolean => /^(lwc$|@lwc\/|lightning\/|@salesforce\/)/.test(source);

/** Every bundle compiled, each in a file of its own, as an org serves them: nothing shaken out, nothing shared. */
const compiled = async (): Promise<string[]> => {
    const bundles = bundlesOf(placesOf(ROOT, ROOT));
    const build = await rollup({
        input: Object.fromEntries(bundles.map(({ name, path }) => [name, path])),
        external: isPlatform,
        treeshake: false,
        plugins: [stripTypes(), lwc({ rootDir: ROOT, modules: bundles, defaultModules: [] })]
    });
    const { output } = await build.generate({ format: 'esm' });
    await build.close();
    return output.map((file) => (file.type === 'chunk' ? file.code : ''));
};

/** Minified and gzipped bytes of all our bundles together. */
export const size = async (): Promise<Figure[]> => {
    let bytes = 0;
    for (const code of await compiled()) {
        const { code: small = '' } = await minify(code, { module: true, compress: true, mangle: true });
        bytes += gzipSync(small, { level: 9 }).length;
    }
    return [figure('size', 'bytes gzipped', [bytes], LIMIT)];
};
