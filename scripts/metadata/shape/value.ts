import type { XmlNode } from '../../formats/xml/xmlNode.ts';
import type { Model, Property } from '../model/model.ts';
import { suggestion } from '../suggestion.ts';

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;

/** What is wrong with the text of an element; undefined where it is right. */
export function valueProblem(node: XmlNode, { type, isRequired }: Property, model: Model): string | undefined {
    const text = node.text.trim();
    if (text === '' && (isRequired || type !== 'string')) {
        return emptyProblem(node.name, type, model);
    }
    if (type === 'boolean' && text !== 'true' && text !== 'false') {
        return `<${node.name}> is "${text}". Allowed: true, false.`;
    }
    if (type === 'number' && !NUMBER.test(text)) {
        return `<${node.name}> is "${text}". Allowed: a number.`;
    }
    const choices = model.choices[type];
    if (!choices || choices.includes(text)) {
        return undefined;
    }
    return `<${node.name}> is "${text}".${chosen(text, choices)}`;
}

function emptyProblem(name: string, type: string, model: Model): string | undefined {
    if (type === 'any') {
        return undefined;
    }
    const choices = model.choices[type];
    const allowed = choices
        ? choices.join(', ')
        : type === 'boolean'
          ? 'true, false'
          : type === 'number'
            ? 'a number'
            : 'text';
    return `<${name}> is empty. Allowed: ${allowed}.`;
}

/** Values that are near, and all of them where they are few. */
function chosen(text: string, choices: readonly string[]): string {
    const hint = suggestion(text, choices);
    return hint.startsWith(' Did') ? `${hint}${choices.length <= 12 ? ` Allowed: ${choices.join(', ')}.` : ''}` : hint;
}
