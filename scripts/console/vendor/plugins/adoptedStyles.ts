import type { Plugin } from 'rollup';

const ENGINE = /[\\/]@lwc[\\/]engine-dom[\\/]dist[\\/]index\.js$/;
/** What the engine does, and the same by what the policy lets scripts do: adopted sheets, and an element's own style. */
const CHANGES = [
    ['const cacheData = getCacheData(content, false);', 'const cacheData = getCacheData(content, true);'],
    [
        'insertStyleElement(content, document.head, cacheData, signal);',
        'insertConstructableStylesheet(content, document, cacheData, signal);'
    ],
    ["setAttribute(elm, 'style', newStyle);", 'elm.style.cssText = newStyle;']
] as const;

/**
 * Lets the engine write no style elements and style attributes, so that the pages' security policy needs to allow none.
 * The order stays: adopted sheets come after those of the page.
 *
 * @throws Error where the engine's code is another one than this knows
 */
export function adoptedStyles(): Plugin {
    return {
        name: 'adopted-styles',
        transform(code, id) {
            if (!ENGINE.test(id)) {
                return null;
            }
            return { code: CHANGES.reduce((text, [from, to]) => replaced(text, from, to), code), map: null };
        }
    };
}

function replaced(text: string, from: string, to: string): string {
    const [before = '', after, ...more] = text.split(from);
    if (after === undefined || more.length > 0) {
        throw new Error(`The LWC engine has not once: ${from}`);
    }
    return `${before}${to}${after}`;
}
