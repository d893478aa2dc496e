import fs from 'node:fs';
import path from 'node:path';

import type { Plugin } from 'rollup';
import { rollup } from 'rollup';

import type { BuildMode } from './buildMode.ts';
import type { Places } from './places.ts';
import { entries, entryInputs } from './plugins/entries.ts';
import { environment } from './plugins/environment.ts';
import { baseComponentCompiler, ICON_MODULES } from './vendorBundle.ts';

/** Builds the used icons (of some 3,500) as the template modules lightning/icon loads. */
export async function buildIcons(
    places: Places,
    icons: Set<string>,
    mode: BuildMode,
    directory: string
): Promise<void> {
    const bundle = await rollup({
        input: entryInputs(ICON_MODULES),
        external: ['lwc'],
        onwarn: () => undefined,
        plugins: [entries(), onlyUsed(icons), baseComponentCompiler(places), environment(mode)]
    });
    await bundle.write({ dir: directory, format: 'esm', chunkFileNames: 'chunks/[name]-[hash].js', compact: true });
    await bundle.close();
}

/** Whether there is a utility icon of that name. */
export function isUtilityIcon(places: Places, name: string): boolean {
    const templates = 'src/lightning/iconSvgTemplatesUtility/buildTemplates/utility';
    return fs.existsSync(path.join(places.baseComponents, templates, `${name}.html`));
}

function onlyUsed(icons: Set<string>): Plugin {
    return {
        name: 'only-used-icons',
        load(id) {
            const match =
                /iconSvgTemplates(Utility|Standard|Action|Custom|Doctype)(Rtl)?\/buildTemplates\/templates\.js$/.exec(
                    id.split('?')[0] ?? id
                );
            if (!match) {
                return null;
            }
            const set = (match[1] ?? '').toLowerCase();
            const names = match[2] ? [] : [...icons].filter((icon) => fs.existsSync(templateOf(id, set, icon)));
            return [
                ...names.map((icon) => `import ${icon} from './${set}/${icon.slice(set.length + 1)}.html';`),
                `export default ${LOUD}({${names.join(',')}}, '${set}');`
            ].join('\n');
        }
    };
}

/** An icon that is not in the bundle would only leave a gap on the page; this says so. */
const LOUD = `((icons, set) => new Proxy(icons, { get(target, name) {
    if (typeof name === 'string' && name !== 'then' && !(name in target)) console.error('There is no icon ' + name.replace('_', ':') + ' in the bundle.');
    return target[name];
} }))`;

function templateOf(id: string, set: string, icon: string): string {
    if (!icon.startsWith(`${set}_`)) {
        return '/nowhere';
    }
    return path.join(path.dirname(id), set, `${icon.slice(set.length + 1)}.html`);
}
