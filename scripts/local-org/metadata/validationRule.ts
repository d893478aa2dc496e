import { parseFormula } from '../formula/parse.ts';
import type { Schema } from '../schema/schema.ts';
import { fieldOf, referenceOf, type SObject, type ValidationRule } from '../schema/sobject.ts';
import { isTrue, textOf, type XmlNode } from '../../formats/xml/xmlNode.ts';

const MESSAGE_LIMIT = 255;
const GLOBALS = new Set(['$user']);

/** A validation rule as its metadata describes it; throws an Error that says what is wrong. */
export function validationRule(xml: XmlNode): ValidationRule {
    const condition = textOf(xml, 'errorConditionFormula');
    const message = textOf(xml, 'errorMessage')?.replace(/\s*\n\s*/g, ' ');
    const field = textOf(xml, 'errorDisplayField');
    if (condition === undefined || condition === '') {
        throw new Error('Required field is missing: errorConditionFormula');
    }
    if (message === undefined || message === '') {
        throw new Error('Required field is missing: errorMessage');
    }
    if (message.length > MESSAGE_LIMIT) {
        throw new Error(`Error Message: data value too large: ${message} (max length=${MESSAGE_LIMIT})`);
    }
    return {
        name: textOf(xml, 'fullName') ?? '',
        active: isTrue(xml, 'active'),
        condition: parseFormula(condition),
        message,
        ...(field !== undefined && { field })
    };
}

/** Throws where a formula reads a field that is not there. */
export function checkPaths(schema: Schema, object: SObject, paths: readonly string[][]): void {
    for (const path of paths) {
        const [first = '', ...rest] = path;
        const start = GLOBALS.has(first.toLowerCase()) ? schema.find('User') : object;
        const names = start === object ? path : rest;
        if (!start || !isThere(schema, start, names)) {
            throw new Error(`Field ${path.join('.')} does not exist. Check spelling.`);
        }
    }
}

function isThere(schema: Schema, object: SObject, [first = '', ...rest]: readonly string[]): boolean {
    if (rest.length === 0) {
        return fieldOf(object, first) !== undefined;
    }
    const reference = referenceOf(object, first);
    const parents = reference?.references.flatMap((name) => schema.find(name) ?? []) ?? [];
    return parents.some((parent) => isThere(schema, parent, rest));
}
