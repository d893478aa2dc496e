import fs from 'node:fs';
import path from 'node:path';

import lwc from '@lwc/rollup-plugin';
import type { Plugin, TransformResult } from 'rollup';

import type { BuildMode } from '../buildMode.ts';
import { keyOf, versionOf, writeWhole } from '../cache.ts';
import { bundlesOf, type Places } from '../places.ts';

/** The LWC compiler, for components only: their plain modules, most of all files, are JavaScript as they are. */
export function componentCompiler(places: Places, mode: BuildMode): Plugin {
    const include = [/\/page\/(console|visitor)\/\w+\/[^/]+$/, ...included(places)];
    const compiler = lwc({
        rootDir: places.page,
        include,
        modules: [...bundlesOf(places), { dir: places.standIns }, { dir: places.page }],
        defaultModules: [],
        enableDynamicComponents: true,
        sourcemap: mode === 'development'
    });
    return remembering(compiler, places, ['page', mode], needsCompiler);
}

/** The LWC compiler with the changes that the platform makes for its sandbox, to every module of the product. */
export function namespaceCompiler(places: Places, mode: BuildMode): Plugin {
    const compiler = lwc({
        rootDir: places.page,
        include: included(places),
        modules: [...bundlesOf(places), { dir: places.standIns }],
        defaultModules: [],
        enableLightningWebSecurityTransforms: true,
        sourcemap: false
    });
    return remembering(compiler, places, ['namespace', mode], () => true);
}

function included(places: Places): (string | RegExp)[] {
    return [/@lwc\/resources\//, ...places.packages.map((folder) => `${folder}/**`)];
}

/** The compiler, for what `isFor` picks; what was compiled before is not compiled again. */
function remembering(
    compiler: ReturnType<typeof lwc>,
    places: Places,
    kind: unknown,
    isFor: (code: string, id: string) => boolean
): Plugin {
    const version = versionOf(places.root, '@lwc/rollup-plugin');
    const { transform } = compiler as { transform: (this: unknown, code: string, id: string) => TransformResult };
    return {
        ...compiler,
        transform(code, id) {
            if (!isFor(code, id)) {
                return null;
            }
            return remembered(places, [kind, version, id, code], () => transform.call(this, code, id));
        }
    };
}

function needsCompiler(code: string, id: string): boolean {
    const file = id.split('?')[0] ?? id;
    if (!/\.(ts|js)$/.test(file)) {
        return true;
    }
    return /['"]lwc['"]/.test(code) || path.basename(path.dirname(file)) === path.basename(file, path.extname(file));
}

/** What was compiled before is not compiled again: one changed file is one compilation. */
function remembered(places: Places, what: unknown, compile: () => TransformResult): TransformResult {
    const file = path.join(places.out, 'compiled', `${keyOf(what)}.json`);
    if (fs.existsSync(file)) {
        return JSON.parse(fs.readFileSync(file, 'utf8')) as TransformResult;
    }
    const result = compile();
    fs.mkdirSync(path.dirname(file), { recursive: true });
    writeWhole(file, JSON.stringify(result ?? null));
    return result;
}
