import fs from 'node:fs';
import path from 'node:path';

import type { Plugin } from 'rollup';

import { readMarkup } from '../../aura/markup.ts';
import { foldersNamed, type Places } from '../places.ts';

const PREFIX = '\0aura:';
const HANDLED = /\.cmp$|Controller\.js$|Helper\.js$|\.cmp-meta\.xml$|\.(auradoc|design|svg|css)$/;

/** The Aura bundles of the packages, by name, with their folders. */
export function auraBundleFolders(places: Places): Map<string, string> {
    const bundles = foldersNamed('aura', places.packages).flatMap((folder) =>
        fs.readdirSync(folder).map((name) => [name, path.join(folder, name)] as const)
    );
    return new Map(bundles.filter(([name, folder]) => fs.existsSync(path.join(folder, `${name}.cmp`))));
}

/** Makes a module `aura:NAME` of each Aura bundle: its markup as data, its controller and helper as they are. */
export function auraBundles(places: Places): Plugin {
    const folders = auraBundleFolders(places);
    return {
        name: 'aura-bundles',
        resolveId(source) {
            return source.startsWith('aura:') ? `\0${source}` : null;
        },
        load(id) {
            if (!id.startsWith(PREFIX)) {
                return null;
            }
            const [name = '', part] = id.slice(PREFIX.length).split('/');
            const folder = folders.get(name);
            if (!folder) {
                throw new Error(`There is no Aura bundle ${name}.`);
            }
            const stranger = fs.readdirSync(folder).find((file) => !HANDLED.test(file));
            if (stranger) {
                throw new Error(`${path.join(folder, stranger)}: the local console does not run this file.`);
            }
            return part ? functionsOf(path.join(folder, `${name}${part}.js`), places) : moduleOf(folder, name);
        }
    };
}

function moduleOf(folder: string, name: string): string {
    const file = path.join(folder, `${name}.cmp`);
    const markup = readMarkup(file, fs.readFileSync(file, 'utf8'));
    return [
        `import controller from 'aura:${name}/Controller';`,
        `import helper from 'aura:${name}/Helper';`,
        `export default { markup: ${JSON.stringify(markup)}, controller, helper };`
    ].join('\n');
}

function functionsOf(file: string, places: Places): string {
    if (!fs.existsSync(file)) {
        return 'export default {};';
    }
    const text = fs.readFileSync(file, 'utf8').trim().replace(/;$/, '');
    // Everything but the one object in brackets (and comments before it) would be dropped by Aura as well.
    const code = /^(?:\/\*[\s\S]*?\*\/\s*|\/\/[^\n]*\n\s*)*(\([\s\S]*\))$/.exec(text)?.[1];
    if (!code) {
        throw new Error(`${file}: expected one object in brackets, ({ name: function (component, event) {…} }).`);
    }
    const framework = JSON.stringify(path.join(places.aura, 'component.ts'));
    return `import { $A } from ${framework};\nexport default ${code};`;
}
