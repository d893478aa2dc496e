import { type Component, type Problem, problemOf } from '../../local-org/metadata/component.ts';
import { child, childrenNamed, textOf, type XmlNode } from '../../formats/xml/xmlNode.ts';

const PLACE = /\{\d+\}/g;

/** Labels without words in a language that others have words in, and words that lost a place to be filled. */
export function translationProblems(components: readonly Component[], folder: string): Problem[] {
    const labels = components.filter(({ type }) => type === 'CustomLabel');
    return components
        .filter(({ type, files }) => type === 'Translations' && [...files.keys()].some((path) => isIn(path, folder)))
        .flatMap((translation) => untranslated(translation, labels));
}

function isIn(path: string, folder: string): boolean {
    return path.startsWith(`${folder}/`);
}

function untranslated(translation: Component, labels: readonly Component[]): Problem[] {
    const { xml, fullName: language } = translation;
    if (!xml) {
        return [];
    }
    const nodes = childrenNamed(xml, 'customLabels');
    const words = new Map(nodes.map((node) => [textOf(node, 'name') ?? '', node]));
    const twins = nodes.filter((node) => words.get(textOf(node, 'name') ?? '') !== node);
    const [file = ''] = translation.files.keys();
    return [
        ...twins.map((node) => problemOf(translation, `${textOf(node, 'name') ?? ''} is translated twice.`, node)),
        ...labels.flatMap((label) => {
            const node = words.get(label.fullName);
            if (!node) {
                return [problemOf(label, `${label.fullName} has no words in ${language}; they stand in ${file}.`)];
            }
            return lostPlaces(label, node).map((problem) =>
                problemOf(translation, problem, child(node, 'label') ?? node)
            );
        })
    ];
}

function lostPlaces(label: Component, node: XmlNode): string[] {
    const wanted = placesOf(label.xml && textOf(label.xml, 'value'));
    const found = placesOf(textOf(node, 'label'));
    if (wanted === found) {
        return [];
    }
    return [
        `${label.fullName} is filled at ${found || 'no place'}. Allowed: ${wanted || 'no place'}, as in the label.`
    ];
}

function placesOf(text: string | undefined): string {
    return [...new Set(text?.match(PLACE))].sort().join(', ');
}
