import type { Component, Problem } from '../../local-org/metadata/component.ts';
import { auraProblems } from './auraProblems.ts';
import { bundleSettingsProblems } from './bundleSettings.ts';
import { codeProblems } from './codeProblems.ts';
import { flowProblems } from './flowProblems.ts';
import type { Known } from './known.ts';
import { namedProblems } from './named.ts';
import { overrideProblems } from './overrides.ts';
import { pageProblems } from './pages.ts';

const CHECKS = [
    namedProblems,
    overrideProblems,
    pageProblems,
    bundleSettingsProblems,
    codeProblems,
    flowProblems,
    auraProblems,
    standardObjectProblems
];

/** Everything that a component refers to and there is not. */
export function referenceProblems(component: Component, known: Known): Problem[] {
    return CHECKS.flatMap((check) => check(component, known));
}

/** An object that is not one's own must be one of the org's. */
function standardObjectProblems({ type, fullName, files, xml }: Component, known: Known): Problem[] {
    const isOfObject = type === 'CustomObject' || type === 'CustomField' || type === 'ListView' || type === 'Layout';
    const name = type === 'Layout' ? fullName.split('-')[0] : fullName.split('.')[0];
    const missing = isOfObject && name !== undefined ? known.missingObject(name) : undefined;
    // An own object that does not come into being is said where it is described.
    if (missing === undefined || (type === 'CustomObject' && fullName.endsWith('__c'))) {
        return [];
    }
    const [file = ''] = files.keys();
    return [{ type, fullName, file, line: xml?.line ?? 1, column: xml?.column ?? 1, problem: missing }];
}
