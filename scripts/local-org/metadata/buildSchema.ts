import { errorMessage } from '../../command/errorMessage.ts';
import { Schema } from '../schema/schema.ts';
import { fieldOf, type SObject } from '../schema/sobject.ts';
import { standardObjects } from '../schema/standardObjects.ts';
import type { Component, Problem } from './component.ts';
import { problemOf } from './component.ts';
import { customField } from './customField.ts';
import { customObject } from './customObject.ts';
import { checkPaths, validationRule } from './validationRule.ts';

const CUSTOM = /__c$/;

/** The schema that a set of components makes, on top of the org's standard objects, and what is wrong with them. */
export function buildSchema(
    components: Iterable<Component>,
    prefixOf: (object: string) => string,
    standard: readonly SObject[] = standardObjects()
): { schema: Schema; problems: Problem[] } {
    const all = [...components];
    const problems: Problem[] = [];
    const objects = new Map(standard.map((object) => [object.name.toLowerCase(), object]));
    const attempt = (component: Component, work: () => void): void => {
        try {
            work();
        } catch (error) {
            problems.push(problemOf(component, errorMessage(error)));
        }
    };
    for (const component of ofType(all, 'CustomObject')) {
        attempt(component, () => addObject(objects, component, prefixOf));
    }
    for (const component of ofType(all, 'CustomField')) {
        attempt(component, () => addField(objects, component));
    }
    const schema = new Schema([...objects.values()]);
    for (const component of ofType(all, 'CustomField')) {
        attempt(component, () => checkField(schema, component));
    }
    for (const component of ofType(all, 'ValidationRule')) {
        attempt(component, () => addRule(schema, component));
    }
    return { schema, problems };
}

function ofType(components: readonly Component[], type: string): Component[] {
    return components.filter((component) => component.type === type);
}

function addObject(
    objects: Map<string, SObject>,
    { fullName, xml }: Component,
    prefixOf: (object: string) => string
): void {
    if (!CUSTOM.test(fullName)) {
        if (!objects.has(fullName.toLowerCase())) {
            throw new Error(`Entity of type '${fullName}' is not available in this organization`);
        }
    } else if (xml) {
        objects.set(fullName.toLowerCase(), customObject(fullName, prefixOf(fullName), xml));
    }
}

function addField(objects: Map<string, SObject>, { fullName, xml }: Component): void {
    const [objectName = '', name = ''] = fullName.split('.');
    const object = objects.get(objectName.toLowerCase());
    if (!object) {
        throw new Error(`Entity Enumeration Or ID: bad value for restricted picklist field: ${objectName}`);
    }
    if (!xml || (!CUSTOM.test(name) && fieldOf(object, name))) {
        return;
    }
    if (!CUSTOM.test(name)) {
        throw new Error(
            `Field ${name} of ${objectName} is no standard field of this org, and its name does not end on __c`
        );
    }
    object.fields.set(name.toLowerCase(), customField(name, xml));
}

function checkField(schema: Schema, { fullName }: Component): void {
    const [objectName = '', name = ''] = fullName.split('.');
    const object = schema.find(objectName);
    const field = object && fieldOf(object, name);
    if (!object || !field) {
        return;
    }
    for (const target of field.references) {
        if (!schema.find(target)) {
            throw new Error(`referenceTo value of '${target}' does not resolve to a valid sObject type`);
        }
    }
    if (field.formula) {
        checkPaths(schema, object, field.formula.reads);
    }
}

function addRule(schema: Schema, { fullName, xml }: Component): void {
    const [objectName = ''] = fullName.split('.');
    const object = schema.find(objectName);
    if (!object) {
        throw new Error(`Entity Enumeration Or ID: bad value for restricted picklist field: ${objectName}`);
    }
    if (!xml) {
        return;
    }
    const rule = validationRule(xml);
    checkPaths(schema, object, rule.condition.reads);
    if (rule.field !== undefined && !fieldOf(object, rule.field)) {
        throw new Error(`Error Location: Field ${rule.field} does not exist. Check spelling.`);
    }
    object.rules.push(rule);
}
