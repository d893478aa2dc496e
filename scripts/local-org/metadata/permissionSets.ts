import type { PermissionSetData } from '../access/permissionSet.ts';
import type { Schema } from '../schema/schema.ts';
import { fieldOf } from '../schema/sobject.ts';
import { childrenNamed, isTrue, textOf } from '../../formats/xml/xmlNode.ts';
import { type Component, type Problem, problemOf } from './component.ts';

/** What a permission set allows. */
export function permissionSet(component: Component): PermissionSetData {
    const { xml, fullName } = component;
    const objects: PermissionSetData['objects'] = new Map();
    const fields: PermissionSetData['fields'] = new Map();
    for (const node of xml ? childrenNamed(xml, 'objectPermissions') : []) {
        objects.set((textOf(node, 'object') ?? '').toLowerCase(), {
            create: isTrue(node, 'allowCreate'),
            read: isTrue(node, 'allowRead'),
            edit: isTrue(node, 'allowEdit'),
            remove: isTrue(node, 'allowDelete'),
            viewAll: isTrue(node, 'viewAllRecords'),
            modifyAll: isTrue(node, 'modifyAllRecords')
        });
    }
    for (const node of xml ? childrenNamed(xml, 'fieldPermissions') : []) {
        fields.set((textOf(node, 'field') ?? '').toLowerCase(), {
            read: isTrue(node, 'readable'),
            edit: isTrue(node, 'editable')
        });
    }
    const granted = (xml ? childrenNamed(xml, 'userPermissions') : []).filter((node) => isTrue(node, 'enabled'));
    const userPermissions = new Set(granted.map((node) => textOf(node, 'name') ?? ''));
    const description = xml && textOf(xml, 'description');
    const label = (xml && textOf(xml, 'label')) ?? fullName;
    return {
        name: fullName,
        label,
        ...(description !== undefined && { description }),
        objects,
        fields,
        userPermissions
    };
}

/** What a permission set names and there is not, or cannot be allowed. */
export function permissionSetProblems(component: Component, schema: Schema): Problem[] {
    const { xml } = component;
    if (!xml) {
        return [];
    }
    const problems: Problem[] = [];
    if (textOf(xml, 'label') === undefined) {
        problems.push(problemOf(component, 'Required field is missing: label'));
    }
    for (const node of childrenNamed(xml, 'objectPermissions')) {
        const name = textOf(node, 'object') ?? '';
        if (!schema.find(name)) {
            problems.push(
                problemOf(component, `In field: objectPermissions - no CustomObject named ${name} found`, node)
            );
        }
    }
    for (const node of childrenNamed(xml, 'fieldPermissions')) {
        const name = textOf(node, 'field') ?? '';
        const [object = '', field = ''] = name.split('.');
        const known = schema.find(object);
        const found = known && fieldOf(known, field);
        if (!found) {
            problems.push(problemOf(component, `In field: field - no CustomField named ${name} found`, node));
        } else if (!found.permissionable) {
            problems.push(problemOf(component, `You cannot deploy to a required field: ${name}`, node));
        } else if (found.formula && isTrue(node, 'editable')) {
            problems.push(problemOf(component, `Field ${name} is not editable: it is computed`, node));
        }
    }
    return problems;
}
