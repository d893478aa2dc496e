import { XMLParser } from 'fast-xml-parser';
import type { App, Page, PageChoice, PageComponent } from './orgState.ts';

type Element = Record<string, unknown>;

const parser = new XMLParser({ parseTagValue: false, ignoreAttributes: true });

/** The document's root element. */
export function rootOf(xml: string): Element {
    const { '?xml': _head, ...document } = parser.parse(xml) as Element;
    return (Object.values(document)[0] ?? {}) as Element;
}

function each(element: Element, name: string): Element[] {
    return [element[name] ?? []].flat() as Element[];
}

/** The text of a child element; undefined where there is none. */
export function textIn(element: Element, name: string): string | undefined {
    const value = element[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
}

function componentOf(element: Element): PageComponent {
    return {
        name: (textIn(element, 'componentName') ?? '').replace(/^c:/, ''),
        properties: Object.fromEntries(
            each(element, 'componentInstanceProperties').map((property) => [
                textIn(property, 'name') ?? '',
                textIn(property, 'value') ?? ''
            ])
        )
    };
}

/** A FlexiPage by its file. */
export function pageOf(name: string, xml: string): Page {
    const root = rootOf(xml);
    const components = each(root, 'flexiPageRegions')
        .flatMap((region) => each(region, 'itemInstances'))
        .flatMap((item) => each(item, 'componentInstance'))
        .map(componentOf);
    return { name, type: textIn(root, 'type') ?? '', object: textIn(root, 'sobjectType'), components };
}

/** The pages that an app or an object chooses for looking at a record. */
export function choicesIn(xml: string, object?: string): PageChoice[] {
    return ['actionOverrides', 'profileActionOverrides']
        .flatMap((name) => each(rootOf(xml), name))
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
