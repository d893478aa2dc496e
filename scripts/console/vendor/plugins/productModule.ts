import type { Plugin } from 'rollup';

import type { FlexiPage } from '../metadata/flexiPage.ts';
import type { Product } from '../product.ts';

const NAME = 'virtual:product';

/** The module the page reads the packages from: their pages as data, the components on them as imports. */
export function productModule(product: Product): Plugin {
    return {
        name: 'product-module',
        resolveId(source) {
            return source === NAME ? `\0${NAME}` : null;
        },
        load(id) {
            if (id !== `\0${NAME}`) {
                return null;
            }
            const shown = [...(product.utilityBar ? [product.utilityBar] : []), ...product.recordPages];
            const lightning = componentsOn(shown, product.lightningComponents, (name) => `c/${name}`);
            const embedded = product.auraComponents.length > 0 ? product.lightningComponents : [];
            const aura = componentsOn(shown, product.auraComponents, (name) => name);
            const imports = (names: Iterable<string>, prefix: string): string =>
                [...new Set(names)]
                    .map((name) => `${JSON.stringify(name)}: () => import('${prefix}${name}')`)
                    .join(',\n');
            return [
                `export const application = ${JSON.stringify(product.application ?? null)};`,
                `export const utilityBar = ${JSON.stringify(product.utilityBar ?? null)};`,
                `export const recordPages = ${JSON.stringify(product.recordPages)};`,
                `export const labels = ${JSON.stringify(product.labels)};`,
                `export const lightningComponents = {${imports([...lightning, ...embedded], '')}};`,
                `export const auraComponents = {${imports(aura, 'aura:')}};`
            ].join('\n');
        }
    };
}

function componentsOn(pages: FlexiPage[], known: string[], moduleOf: (name: string) => string): string[] {
    const named = pages.flatMap((page) => page.regions.flatMap((region) => region.items.map((item) => item.component)));
    return named.map((name) => moduleOf(name.replace(/^c:/, ''))).filter((name) => known.includes(name));
}
