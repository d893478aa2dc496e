import fs from 'node:fs';
import path from 'node:path';

import type { BuildMode, OnProgress, Sandbox } from './buildMode.ts';
import { keyOf, once, versionOf } from './cache.ts';
import { copyDesignSystem } from './designSystem.ts';
import { buildIcons, isUtilityIcon } from './iconBundle.ts';
import { buildOwn, type OwnEntries } from './ownBundle.ts';
import { writePages } from './pages.ts';
import { placesOf, type Places } from './places.ts';
import { buildSandboxLibrary } from './sandbox/sandboxLibrary.ts';
import { sourceFiles, usedIcons, usedLightningModules, utilityIcons } from './usedNames.ts';
import { buildVendor, vendorModules } from './vendorBundle.ts';

/** What to build, and where to. */
export interface ConsoleBuild {
    mode?: BuildMode;
    /** `none` unless given. */
    sandbox?: Sandbox;
    /** Directory for the result, served under `/assets`; `.local/build` of the project unless given. */
    outDir?: string;
    onProgress?: OnProgress;
    /** Other entries than the console's own pages, for benchmarks: file name to module. */
    entries?: OwnEntries;
}

/** What was built: the pages to answer with, and the header to answer them with. */
export interface BuiltConsole {
    directory: string;
    consolePage: string;
    visitorPage: string;
    contentSecurityPolicy: string;
}

/** What decides, beside the modules, how the vendor bundle comes out. */
const VENDOR_BUILDER = [
    'vendorBundle.ts',
    'iconBundle.ts',
    'plugins/adoptedStyles.ts',
    'plugins/entries.ts',
    'plugins/environment.ts',
    'plugins/noNativeStyles.ts'
];
const LIBRARY_BUILDER = path.join(import.meta.dirname, 'sandbox/sandboxLibrary.ts');
const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Builds whatever of the local console is not up to date. */
export async function buildConsole(build: ConsoleBuild = {}): Promise<BuiltConsole> {
    const { mode = 'development', sandbox = 'none', outDir = path.join(ROOT, '.local/build') } = build;
    const { onProgress = () => undefined } = build;
    const places = placesOf(ROOT, outDir);
    const sources = [...places.packages, places.page, places.standIns, places.aura];
    const vendor = vendorModules(places, usedLightningModules(sources).difference(standInNames(places)));
    const icons = usedIcons([...sources, path.join(places.baseComponents, 'src/lightning')]).union(
        utilityIcons(places.packages, (name) => isUtilityIcon(places, name))
    );
    const versions = ['lwc', '@lwc/rollup-plugin', 'lightning-base-components', '@salesforce-ux/design-system'].map(
        (name) => versionOf(ROOT, name)
    );
    const shared = { mode, versions };
    const vendorBuilder = textOf(VENDOR_BUILDER.map((name) => path.join(import.meta.dirname, name)));

    const step = async (
        name: string,
        folder: string,
        key: unknown,
        run: (directory: string) => Promise<void>
    ): Promise<void> => {
        const directory = path.join(outDir, folder);
        const began = performance.now();
        await once(directory, keyOf([shared, key]), (into) => {
            onProgress({ step: name });
            return run(into).finally(() => onProgress({ step: name, took: performance.now() - began }));
        });
    };
    await step('Design system', 'slds', [], async (to) => copyDesignSystem(places, to));
    await step('Engine and base components (once, some 15 seconds)', 'vendor', [vendor, vendorBuilder], (to) =>
        buildVendor(places, vendor, mode, to)
    );
    await step('Icons', 'icons', [[...icons].sort(), vendorBuilder], (to) => buildIcons(places, icons, mode, to));
    if (sandbox === 'lws') {
        const library = [versionOf(ROOT, '@locker/sandbox'), textOf([LIBRARY_BUILDER])];
        await step('Lightning Web Security', 'sandbox', library, (to) => buildSandboxLibrary(places, to));
    }
    // Apart, so that consoles with and without the sandbox can run side by side.
    const own = sandbox === 'lws' ? 'own-lws' : 'own';
    await step('Console', own, stampOf([...sources, import.meta.dirname], build.entries), (to) =>
        buildOwn(places, vendor, mode, sandbox, to, build.entries)
    );
    const files = path.join(places.page, 'static');
    await once(path.join(outDir, 'page'), textOf([...sourceFiles([files], /\.(css|svg)$/)]), async (to) =>
        fs.cpSync(files, to, { recursive: true })
    );
    return { directory: outDir, ...writePages(outDir, vendor, { mode, sandbox, own }) };
}

function standInNames(places: Places): Set<string> {
    const folder = path.join(places.standIns, 'lightning');
    return new Set(fs.readdirSync(folder).map((name) => `lightning/${name}`));
}

function stampOf(sources: string[], entries: OwnEntries | undefined): unknown {
    const files = [...sourceFiles(sources, /\.(ts|js|html|css|xml|cmp)$/)];
    return [entries, files.map((file) => [file, fs.statSync(file).mtimeMs])];
}

function textOf(files: string[]): string {
    return keyOf(files.map((file) => fs.readFileSync(file, 'utf8')));
}
