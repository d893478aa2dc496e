import type { Component, Problem } from '../../local-org/metadata/component.ts';
import { placeAt } from '../sourceFile.ts';
import { suggestion } from '../suggestion.ts';
import { auraInterfaces } from './bundle.ts';
import { withoutComments } from './comments.ts';
import type { Known } from './known.ts';
import { STANDARD } from './standard.ts';

const MARKUP = /\.(?:cmp|app)$/;
const ELEMENT = /<(?<name>[A-Za-z]\w*:\w+)/g;
const EVENT = /\bevent\s*=\s*["'](?<name>[\w:]+)["']/g;
const ACTION = /\{!\s*c\.(?<name>\w+)\s*\}/g;
const LABEL = /\$Label\.c\.(?<name>\w+)/g;
const FUNCTION = /(?<name>\w+)\s*:\s*function\b/g;

/** What the markup of an Aura component names and there is not. */
export function auraProblems(component: Component, known: Known): Problem[] {
    if (component.type !== 'AuraDefinitionBundle') {
        return [];
    }
    return [...component.files].flatMap(([file, content]) => {
        if (!MARKUP.test(file)) {
            return [];
        }
        const text = withoutComments(content.toString('utf8'));
        const each = (pattern: RegExp, missing: (name: string) => string | undefined): Problem[] =>
            [...text.matchAll(pattern)].flatMap(({ groups, index }) => {
                const problem = missing(groups?.['name'] ?? '');
                const { type, fullName } = component;
                return problem === undefined ? [] : [{ type, fullName, file, ...placeAt(text, index), problem }];
            });
        return [
            ...each(ELEMENT, (name) => missingElement(name, known)),
            ...each(EVENT, (name) => missingEvent(name)),
            ...each(ACTION, (name) => missingAction(component, name)),
            ...each(LABEL, (name) => known.missing('CustomLabel', name)),
            ...each(/\bimplements\s*=/g, () => missingInterface(component))
        ];
    });
}

function missingElement(name: string, known: Known): string | undefined {
    const own = [...known.names('LightningComponentBundle'), ...known.names('AuraDefinitionBundle')].map(
        (each) => `c:${each}`
    );
    if (own.includes(name) || STANDARD.auraComponents.includes(name)) {
        return undefined;
    }
    return `There is no component ${name}.${suggestion(name, [...own, ...STANDARD.auraComponents])}`;
}

function missingEvent(name: string): string | undefined {
    if (STANDARD.auraEvents.includes(name)) {
        return undefined;
    }
    return `There is no event ${name}.${suggestion(name, STANDARD.auraEvents)}`;
}

function missingInterface(component: Component): string | undefined {
    const wrong = auraInterfaces(component).find((name) => !STANDARD.auraInterfaces.includes(name));
    if (wrong === undefined) {
        return undefined;
    }
    return `There is no interface ${wrong}.${suggestion(wrong, STANDARD.auraInterfaces)}`;
}

/** The platform compiles no component whose controller lacks an action that its markup names. */
function missingAction({ fullName, files }: Component, name: string): string | undefined {
    const controller = [...files].find(([path]) => path.endsWith(`/${fullName}Controller.js`));
    const actions = [...(controller?.[1].toString('utf8') ?? '').matchAll(FUNCTION)].map(
        ({ groups }) => groups?.['name'] ?? ''
    );
    if (actions.includes(name)) {
        return undefined;
    }
    return `The controller of ${fullName} has no action ${name}.${suggestion(name, actions)}`;
}
