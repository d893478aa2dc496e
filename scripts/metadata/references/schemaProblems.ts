import { buildSchema } from '../../local-org/metadata/buildSchema.ts';
import { type Component, keyOf, type Problem } from '../../local-org/metadata/component.ts';
import { permissionSetProblems } from '../../local-org/metadata/permissionSets.ts';
import { Schema } from '../../local-org/schema/schema.ts';
import { child, type XmlNode } from '../../formats/xml/xmlNode.ts';
import { Known } from './known.ts';

/** What the table of references or the types of the metadata say better. */
const SAID_ELSEWHERE = /^(?:Error Location|In field:|Required field is missing|referenceTo value)/;
const UNKNOWN_FIELD = /^Field (?<path>\S+) does not exist\. Check spelling\.$/;
const ANY_PREFIX = 'a00';
/** The element that a message is about, by the type of the component. */
const ELEMENTS: Record<string, [about: RegExp, element: string][]> = {
    CustomField: [
        [/^(?:Field |Syntax|Unknown function|Incorrect number)/, 'formula'],
        [/picklist|valueSet/i, 'valueSet'],
        [/default/, 'defaultValue'],
        [/type/, 'type']
    ],
    ValidationRule: [
        [/^Error Message/, 'errorMessage'],
        [/./, 'errorConditionFormula']
    ]
};

/**
 * Builds the objects and fields that these components make, on top of the standard ones, and says what keeps them from
 * being built: formulas, lengths, picklists. What is `elsewhere` is not there, standard objects too.
 */
export function buildKnown(
    components: readonly Component[],
    elsewhere: ReadonlyMap<string, string>
): { known: Known; problems: Problem[] } {
    const { schema, problems } = buildSchema(components, () => ANY_PREFIX);
    const objects = schema.objects.filter(
        ({ name }) => !elsewhere.has(keyOf({ type: 'CustomObject', fullName: name }))
    );
    const known = new Known(components, new Schema(objects), elsewhere);
    const byKey = new Map(components.map((component) => [keyOf(component), component]));
    const sets = components.filter(({ type }) => type === 'PermissionSet');
    const all = [...problems, ...sets.flatMap((component) => permissionSetProblems(component, known.schema))];
    return {
        known,
        problems: all
            .filter(({ problem }) => !SAID_ELSEWHERE.test(problem))
            .map((problem) => precise(problem, byKey.get(keyOf(problem)), known))
    };
}

/** The problem at its own line, with what may have been meant. */
function precise(problem: Problem, component: Component | undefined, known: Known): Problem {
    const xml = component?.xml;
    const [, element] = ELEMENTS[problem.type]?.find(([about]) => about.test(problem.problem)) ?? [];
    const node: XmlNode | undefined = xml && element !== undefined ? child(xml, element) : undefined;
    const path = UNKNOWN_FIELD.exec(problem.problem)?.groups?.['path'];
    const text = path === undefined ? undefined : known.missingField(objectOf(problem, path), fieldOf(path));
    return {
        ...problem,
        ...(node && { line: node.line, column: node.column }),
        problem: node ? `<${node.name}>: ${text ?? problem.problem}` : problem.problem
    };
}

function objectOf({ fullName }: Problem, path: string): string {
    return path.startsWith('$') ? 'User' : fullName.slice(0, fullName.indexOf('.'));
}

function fieldOf(path: string): string {
    return path.startsWith('$') ? path.slice(path.indexOf('.') + 1) : path;
}
