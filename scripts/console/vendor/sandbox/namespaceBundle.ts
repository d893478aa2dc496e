import path from 'node:path';

import { rollup, type Plugin } from 'rollup';

import type { BuildMode } from '../buildMode.ts';
import { bundlesOf, type Places } from '../places.ts';
import { auraBundleFolders, auraBundles } from '../plugins/auraBundles.ts';
import { namespaceCompiler } from '../plugins/componentCompiler.ts';
import { environment } from '../plugins/environment.ts';
import { stripTypes } from '../plugins/stripTypes.ts';
import { virtualTimeGlobals } from '../plugins/virtualTimeGlobals.ts';

const ENTRY = 'virtual:namespace';
const HARMLESS = ['CIRCULAR_DEPENDENCY', 'UNUSED_EXTERNAL_IMPORT'];
/** What of the page's own time is the product's: it is built into the namespace. */
const INSIDE = ['time/productTime.ts', 'time/virtualDate.ts'];

/** The product's namespace `c` as the platform would load it: one AMD definition, and what it asks for from outside. */
export interface NamespaceBundle {
    /** `define([names], function (…) {…});` */
    code: string;
    /** For each name the definition asks for, the module outside that answers. */
    imports: Map<string, string>;
    /** Files whose change changes the bundle. */
    files: string[];
}

/** Builds every bundle of the packages, LWC and Aura, into one definition, compiled as the platform compiles for its sandbox. */
export async function buildNamespace(places: Places, mode: BuildMode): Promise<NamespaceBundle> {
    const imports = new Map<string, string>();
    const nameOf = (id: string): string => {
        const name = path.isAbsolute(id) ? `page:${path.relative(places.root, id)}` : id;
        imports.set(name, id);
        return name;
    };
    const bundle = await rollup({
        input: ENTRY,
        treeshake: false,
        external: (id) => isOutside(id, places),
        onwarn(warning) {
            if (!HARMLESS.includes(warning.code ?? '')) {
                throw new Error(warning.message);
            }
        },
        plugins: [
            namespaceEntry(places),
            auraBundles(places),
            stripTypes(),
            virtualTimeGlobals(places),
            namespaceCompiler(places, mode),
            environment(mode)
        ]
    });
    const { output } = await bundle.generate({
        format: 'amd',
        interop: 'esModule',
        freeze: false,
        inlineDynamicImports: true,
        paths: nameOf
    });
    await bundle.close();
    return { code: output[0].code, imports, files: bundle.watchFiles.filter((file) => path.isAbsolute(file)) };
}

function isOutside(id: string, places: Places): boolean {
    if (/^(lwc$|lightning\/|@salesforce\/)/.test(id)) {
        return true;
    }
    const folders = [places.page, places.aura];
    return (
        folders.some((folder) => id.startsWith(folder)) && !INSIDE.some((file) => id === path.join(places.page, file))
    );
}

/** A module that hands out every bundle of the namespace by its name. */
function namespaceEntry(places: Places): Plugin {
    const aura = [...auraBundleFolders(places).keys()];
    const names = [
        ...bundlesOf(places).map(({ name }) => name),
        ...aura.flatMap((name) => [`aura:${name}/Controller`, `aura:${name}/Helper`])
    ];
    return {
        name: 'namespace-entry',
        resolveId: (source) => (source === ENTRY ? `\0${ENTRY}` : null),
        load(id) {
            if (id !== `\0${ENTRY}`) {
                return null;
            }
            return [
                ...names.map((name, index) => `import * as m${index} from ${JSON.stringify(name)};`),
                `export const modules = {${names.map((name, index) => `${JSON.stringify(name)}: m${index}`).join(',')}};`
            ].join('\n');
        }
    };
}
