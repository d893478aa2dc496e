import fs from 'node:fs';
import path from 'node:path';

import lwc from '@lwc/rollup-plugin';
import { rollup } from 'rollup';

import type { BuildMode } from './buildMode.ts';
import { adoptedStyles } from './plugins/adoptedStyles.ts';
import { entries, entryInputs } from './plugins/entries.ts';
import { environment } from './plugins/environment.ts';
import { noNativeStyles } from './plugins/noNativeStyles.ts';
import type { Places } from './places.ts';

/** Base components that are in the bundle whether they are used yet or not, so that using one needs no new bundle. */
const USUAL = [
    'avatar',
    'badge',
    'button',
    'buttonGroup',
    'buttonIcon',
    'buttonIconStateful',
    'buttonMenu',
    'buttonStateful',
    'card',
    'combobox',
    'formattedDateTime',
    'formattedEmail',
    'formattedPhone',
    'formattedText',
    'formattedUrl',
    'helptext',
    'icon',
    'input',
    'layout',
    'layoutItem',
    'menuDivider',
    'menuItem',
    'pill',
    'progressBar',
    'progressRing',
    'radioGroup',
    'relativeDateTime',
    'select',
    'spinner',
    'tab',
    'tabset',
    'textarea',
    'tile'
].map((name) => `lightning/${name}`);

/** The parts of lightning/icon that are built apart, because which icons are in them changes often. */
export const ICON_MODULES = ['Utility', 'Standard', 'Action', 'Custom', 'Doctype'].flatMap((set) => [
    `lightning/iconSvgTemplates${set}`,
    `lightning/iconSvgTemplates${set}Rtl`
]);

/** All modules of the vendor bundle, for the base components that are used. */
export function vendorModules(places: Places, used: Iterable<string>): string[] {
    const wanted = [...new Set([...USUAL, ...used])].sort();
    return ['lwc', '@lwc/synthetic-shadow', ...wanted.filter((name) => isBaseComponent(places, name))];
}

/** Whether lightning-base-components has the module. */
export function isBaseComponent(places: Places, name: string): boolean {
    return fs.existsSync(path.join(places.baseComponents, 'src', name));
}

/** Builds the engine and the base components into one directory. */
export async function buildVendor(
    places: Places,
    modules: string[],
    mode: BuildMode,
    directory: string
): Promise<void> {
    const bundle = await rollup({
        input: entryInputs(modules),
        external: ICON_MODULES,
        preserveEntrySignatures: 'strict',
        onwarn: () => undefined,
        plugins: [entries(), adoptedStyles(), noNativeStyles(), baseComponentCompiler(places), environment(mode)]
    });
    await bundle.write({ dir: directory, format: 'esm', chunkFileNames: 'chunks/[name]-[hash].js', compact: true });
    await bundle.close();
}

/** The LWC compiler with the settings lightning-base-components needs. */
export function baseComponentCompiler(places: Places): ReturnType<typeof lwc> {
    return lwc({
        rootDir: places.root,
        modules: [{ npm: 'lightning-base-components' }],
        enableDynamicComponents: true,
        enableSyntheticElementInternals: true
    });
}
