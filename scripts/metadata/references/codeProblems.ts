import type { Component, Problem } from '../../local-org/metadata/component.ts';
import { placeAt } from '../sourceFile.ts';
import { suggestion } from '../suggestion.ts';
import { withoutComments } from './comments.ts';
import type { Known } from './known.ts';
import { STANDARD } from './standard.ts';

const SCRIPT = /\.(?:ts|js)$/;
const IMPORT =
    /(?:^|[;}])[^\S\n]*(?:import|export)\b[^'"`;]*?(?<quote>['"])(?<module>[^'"\n]+)\k<quote>|\bimport\(\s*['"](?<later>[^'"\n]+)['"]/dgm;
const CHILD = /<(?<tag>c-[a-z0-9_-]+)/dg;

/** What the files of a Lightning web component import or show and there is not. */
export function codeProblems(component: Component, known: Known): Problem[] {
    if (component.type !== 'LightningComponentBundle') {
        return [];
    }
    return [...component.files].flatMap(([file, content]) => {
        const text = content.toString('utf8');
        if (SCRIPT.test(file)) {
            return importProblems(component, file, text, known);
        }
        return file.endsWith('.html') ? childProblems(component, file, text, known) : [];
    });
}

function importProblems({ type, fullName }: Component, file: string, text: string, known: Known): Problem[] {
    return [...withoutComments(text).matchAll(IMPORT)].flatMap(({ groups, indices }) => {
        const name = groups?.['module'] ?? groups?.['later'] ?? '';
        const [at = 0] = indices?.groups?.['module'] ?? indices?.groups?.['later'] ?? [];
        const missing = missingModule(name, known);
        if (missing === undefined) {
            return [];
        }
        return [{ type, fullName, file, ...placeAt(text, at), problem: `import of ${name}: ${missing}` }];
    });
}

function missingModule(module: string, known: Known): string | undefined {
    const [scope = '', kind = '', ...rest] = module.split('/');
    if (scope === 'c') {
        return known.missing('LightningComponentBundle', module.slice('c/'.length));
    }
    if (scope !== '@salesforce') {
        return undefined;
    }
    const name = rest.join('/');
    switch (kind) {
        case 'label':
            return name.startsWith('c.')
                ? known.missing('CustomLabel', name.slice('c.'.length))
                : `A label's name begins with the namespace: c.${name}.`;
        case 'messageChannel':
            return missingChannel(name, known);
        case 'schema':
            return missingSchema(name, known);
        case 'resourceUrl':
            return known.missing('StaticResource', name);
        case 'customPermission':
            return known.missing('CustomPermission', name);
        case 'apex':
            return known.missing('ApexClass', name.replace(/\..*$/, ''));
        default:
            return undefined;
    }
}

function missingChannel(name: string, known: Known): string | undefined {
    if (STANDARD.messageChannels.includes(name)) {
        return undefined;
    }
    const own = known.names('LightningMessageChannel').map((channel) => `${channel}__c`);
    if (own.includes(name)) {
        return undefined;
    }
    return `There is no message channel ${name}.${suggestion(name, [...own, ...STANDARD.messageChannels])}`;
}

function missingSchema(name: string, known: Known): string | undefined {
    const [object = '', ...path] = name.split('.');
    return path.length === 0 ? known.missingObject(object) : known.missingField(object, path.join('.'));
}

function childProblems({ type, fullName }: Component, file: string, text: string, known: Known): Problem[] {
    return [...withoutComments(text).matchAll(CHILD)].flatMap(({ groups, index }) => {
        const tag = groups?.['tag'] ?? '';
        const name = tag.slice('c-'.length).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
        const missing = known.missing('LightningComponentBundle', name);
        if (missing === undefined) {
            return [];
        }
        return [{ type, fullName, file, ...placeAt(text, index), problem: `<${tag}>: ${missing}` }];
    });
}
