import { transformSync } from '@lwc/compiler';
import { API_VERSION } from '../api/limits.ts';
import { parseXml, XmlError } from '../../formats/xml/parseXml.ts';
import type { Component, Problem } from './component.ts';

const COMPILED = /\.(?:js|html|css)$/;
const MARKUP = /\.(?:cmp|app|evt|intf|design|auradoc|tokens)$/;
/** Warnings of the compiler count up from here. */
const ERROR_LEVEL = 1;
const NOT_TAKEN = /\.ts$/;
/** Files that compiled once need not be compiled again; by what is in them. */
const compiled = new Set<string>();

/** What keeps bundles of components from being deployed, as the platform's compiler says it. */
export function bundleProblems(component: Component): Problem[] {
    if (component.type === 'AuraDefinitionBundle') {
        return [...component.files].flatMap(([path, content]) => markupProblems(component, path, content));
    }
    if (component.type !== 'LightningComponentBundle') {
        return [];
    }
    const { fullName, files } = component;
    const base = `lwc/${fullName}/${fullName}`;
    const problems = [...files].flatMap(([path, content]) => scriptProblems(component, path, content));
    if (!files.has(`${base}.js-meta.xml`)) {
        problems.push(problemIn(component, base, `LWC1503: Missing the ${fullName}.js-meta.xml file`));
    }
    if (!files.has(`${base}.js`) && !files.has(`${base}.html`) && !files.has(`${base}.css`)) {
        problems.push(problemIn(component, base, `LWC1010: Failed to resolve entry for module "${fullName}".`));
    }
    return problems;
}

function scriptProblems(component: Component, path: string, content: Buffer): Problem[] {
    if (NOT_TAKEN.test(path)) {
        return [problemIn(component, path, `Invalid file found for a Lightning component bundle: ${path}`)];
    }
    if (!COMPILED.test(path) || /__tests__\//.test(path)) {
        return [];
    }
    const source = content.toString('utf8');
    const key = `${path}\n${source}`;
    if (compiled.has(key)) {
        return [];
    }
    const found: Problem[] = [];
    try {
        const { warnings = [] } = transformSync(source, path.slice(path.lastIndexOf('/') + 1), {
            name: component.fullName,
            namespace: 'c',
            apiVersion: API_VERSION,
            scopedStyles: path.endsWith('.scoped.css'),
            enableLightningWebSecurityTransforms: true
        });
        found.push(
            ...warnings
                .filter(({ level }) => Number(level) <= ERROR_LEVEL)
                .map(({ message, location }) => problemIn(component, path, message, location))
        );
    } catch (error) {
        const { message, location } = error as { message: string; location?: Location };
        found.push(problemIn(component, path, message, location));
    }
    if (found.length === 0) {
        compiled.add(key);
    }
    return found;
}

function markupProblems(component: Component, path: string, content: Buffer): Problem[] {
    if (!MARKUP.test(path)) {
        return [];
    }
    try {
        parseXml(content.toString('utf8'));
        return [];
    } catch (error) {
        if (!(error instanceof XmlError)) {
            throw error;
        }
        return [problemIn(component, path, error.message, { line: error.line, column: error.column })];
    }
}

interface Location {
    line: number;
    column: number;
}

function problemIn({ type, fullName }: Component, file: string, problem: string, at?: Location): Problem {
    return { type, fullName, file, line: at?.line ?? 1, column: at?.column ?? 1, problem };
}
