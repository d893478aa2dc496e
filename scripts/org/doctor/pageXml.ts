import { parseXml } from '../../formats/xml/parseXml.ts';
import { childrenNamed, textOf, type XmlNode } from '../../formats/xml/xmlNode.ts';
import type { App, Page, PageChoice, PageComponent } from './orgState.ts';

/** The document's root element. */
export function rootOf(xml: string): XmlNode {
    return parseXml(xml);
}

/** The text of a child element; undefined where there is none. */
export function textIn(element: XmlNode, name: string): string | undefined {
    return textOf(element, name) || undefined;
}

/** The text at the end of a path of child elements; undefined where there is none. */
export function textAt(element: XmlNode, [first = '', ...rest]: readonly string[]): string | undefined {
    if (rest.length === 0) {
        return textIn(element, first);
    }
    const [inner] = childrenNamed(element, first);
    return inner && textAt(inner, rest);
}

function componentOf(element: XmlNode): PageComponent {
    return {
        name: (textIn(element, 'componentName') ?? '').replace(/^c:/, ''),
        properties: Object.fromEntries(
            childrenNamed(element, 'componentInstanceProperties').map((property) => [
                textIn(property, 'name') ?? '',
                textIn(property, 'value') ?? ''
            ])
        )
    };
}

/** A FlexiPage by its file. */
export function pageOf(name: string, xml: string): Page {
    const root = rootOf(xml);
    const components = childrenNamed(root, 'flexiPageRegions')
        .flatMap((region) => childrenNamed(region, 'itemInstances'))
        .flatMap((item) => childrenNamed(item, 'componentInstance'))
        .map(componentOf);
    return { name, type: textIn(root, 'type') ?? '', object: textIn(root, 'sobjectType'), components };
}

/** The pages that an app or an object chooses for looking at a record. */
export function choicesIn(xml: string, object?: string): PageChoice[] {
    return ['actionOverrides', 'profileActionOverrides']
        .flatMap((name) => childrenNamed(rootOf(xml), name))
        .flatMap((override) => {
            const page = textIn(override, 'content');
            const of = textIn(override, 'pageOrSobjectType') ?? object;
            return page && of && textIn(override, 'actionName') === 'View' ? [{ object: of, page }] : [];
        });
}

/** An app by its file. */
export function appOf(name: string, xml: string): App {
    return {
        name,
        utilityBar: textIn(rootOf(xml), 'utilityBar'),
        pages: choicesIn(xml)
    };
}
