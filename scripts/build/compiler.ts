import { readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { transformSync } from '@lwc/compiler';
import { errorMessage } from '../command/errorMessage.ts';
import { type Bundle, filesOf, root } from '../node/bundles.ts';

/** The JavaScript of the TypeScript files, by the path of the source. */
export type Emitted = ReadonlyMap<string, string>;

const COMPILED = new Set(['.ts', '.html', '.css']);
const EXTENDS_AN_ELEMENT = /\bextends\s+(LightningElement\b|\w+\s*\()/;

/** What is wrong with a bundle as an org would compile it; empty where all is well. */
export function complaintsAbout(bundle: Bundle, emitted: Emitted, apiVersion: number): string[] {
    const files = filesOf(bundle.folder);
    const complaints = files.flatMap((file) => compile(bundle, file, emitted, apiVersion));
    const meta = join(bundle.folder, `${bundle.name}.js-meta.xml`);
    if (!files.includes(meta)) {
        complaints.push(`${place(meta)}: is missing; without it the bundle cannot be deployed`);
    }
    return complaints;
}

function compile(bundle: Bundle, file: string, emitted: Emitted, apiVersion: number): string[] {
    const extension = extname(file);
    if (!COMPILED.has(extension) || file.endsWith('.d.ts')) {
        return [];
    }
    const source = extension === '.ts' ? emitted.get(file) : readFileSync(file, 'utf8');
    if (source === undefined) {
        return [`${place(file)}: TypeScript emitted nothing for it`];
    }
    try {
        const { code, warnings = [] } = transformSync(source, file.replace(/\.ts$/, '.js'), {
            name: bundle.name,
            namespace: 'c',
            apiVersion,
            scopedStyles: file.endsWith('.scoped.css'),
            enableLightningWebSecurityTransforms: true
        });
        const complaints = warnings.map((warning) => `${place(file)}: ${warning.message}`);
        // Some compilers rewrite the export so that this one, without a word, makes a module of the component.
        if (file === bundle.entry && isComponent(bundle, source) && !code.includes('registerComponent')) {
            complaints.push(`${place(file)}: compiles to no component; it must say "export default class … extends …"`);
        }
        return complaints;
    } catch (error) {
        return [`${place(file)}: ${errorMessage(error)}`];
    }
}

function isComponent(bundle: Bundle, source: string): boolean {
    return (
        EXTENDS_AN_ELEMENT.test(source) || filesOf(bundle.folder).includes(join(bundle.folder, `${bundle.name}.html`))
    );
}

function place(file: string): string {
    return relative(root, file);
}
