import { type Component, type Problem, problemOf } from '../../local-org/metadata/component.ts';
import { child, childrenNamed, type XmlNode } from '../../formats/xml/xmlNode.ts';
import { suggestion } from '../suggestion.ts';
import { apiMembers, listed, pageProperties, targetsOf } from './bundle.ts';
import type { Known } from './known.ts';
import { STANDARD } from './standard.ts';

/** What is wrong with the targets of a Lightning web component and with what it lets pages set. */
export function bundleSettingsProblems(component: Component, known: Known): Problem[] {
    const { xml, type } = component;
    if (!xml || type !== 'LightningComponentBundle') {
        return [];
    }
    const targets = targetsOf(component);
    const unknown = targets.flatMap((node) => targetProblem(component, node.text.trim(), STANDARD.lwcTargets, node));
    const own = targets.map((node) => node.text.trim());
    const configs = child(xml, 'targetConfigs');
    const configured = configs ? childrenNamed(configs, 'targetConfig') : [];
    return [
        ...unknown,
        ...configured.flatMap((config) => [
            ...listed(config.attributes['targets']).flatMap((name) => targetProblem(component, name, own, config)),
            ...objectProblems(component, config, known)
        ]),
        ...propertyProblems(component)
    ];
}

function targetProblem(component: Component, name: string, allowed: readonly string[], at: XmlNode): Problem[] {
    if (allowed.includes(name)) {
        return [];
    }
    return [problemOf(component, `<${at.name}>: there is no target ${name} here.${suggestion(name, allowed)}`, at)];
}

function objectProblems(component: Component, config: XmlNode, known: Known): Problem[] {
    const objects = child(config, 'objects');
    return (objects ? childrenNamed(objects, 'object') : []).flatMap((node) => {
        const missing = known.missingObject(node.text.trim());
        return missing === undefined ? [] : [problemOf(component, `<object>: ${missing}`, node)];
    });
}

function propertyProblems(component: Component): Problem[] {
    const members = apiMembers(component);
    return pageProperties(component).flatMap(({ name, type, node }) => {
        if (!members.has(name)) {
            const problem = `<property>: ${component.fullName} has no @api member ${name}.${suggestion(name, members)}`;
            return [problemOf(component, problem, node)];
        }
        if (STANDARD.lwcPropertyTypes.includes(type)) {
            return [];
        }
        const hint = suggestion(type, STANDARD.lwcPropertyTypes);
        return [problemOf(component, `<property>: ${name} has the type "${type}".${hint}`, node)];
    });
}
