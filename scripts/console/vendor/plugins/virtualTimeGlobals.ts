import path from 'node:path';

import type { Plugin } from 'rollup';

import type { Places } from '../places.ts';

const NAMES = ['Date', 'performance', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'];

/**
 * Gives the product's modules the virtual clock under the names they use anyway. Only the product lives in virtual time:
 * the page around it (menus, tooltips, the drivers of tests) must go on while the clock stands still.
 */
export function virtualTimeGlobals(places: Places): Plugin {
    const source = JSON.stringify(path.join(places.page, 'time/productTime.ts'));
    return {
        name: 'virtual-time-globals',
        transform(code, id) {
            const file = id.split('?')[0] ?? id;
            if (!/\.(ts|js)$/.test(file) || !places.packages.some((folder) => file.startsWith(folder))) {
                return null;
            }
            const bypass = new RegExp(`\\b(?:window|globalThis|self)\\.(?:${NAMES.join('|')})\\b`).exec(code);
            if (bypass) {
                throw new Error(
                    `${file}: write ${bypass[0].split('.')[1]} instead of ${bypass[0]}, so that the local console's virtual clock reaches it.`
                );
            }
            const used = NAMES.filter((name) => new RegExp(`(?<![.\\w$])${name}\\b`).test(code));
            if (used.length === 0) {
                return null;
            }
            // On the first line, so that line numbers stay.
            return { code: `import { ${used.join(', ')} } from ${source}; ${code}`, map: null };
        }
    };
}
