const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
const EMPTY = `<?xml version="1.0" encoding="UTF-8"?>\n<CustomObject xmlns="${NAMESPACE}">\n</CustomObject>\n`;

function inside(xml: string): string {
    const from = xml.indexOf('>', xml.search(/<(?![?!])/)) + 1;
    return xml.slice(from, xml.lastIndexOf('</'));
}

/** An object's file as a package has it: its parts, which are files of their own in the source, stand in it. */
export function wholeObject(own: string | undefined, parts: readonly { element: string; xml: string }[]): string {
    const document = own ?? EMPTY;
    const end = document.lastIndexOf('</');
    const elements = [...parts]
        .sort((one, other) => (one.element < other.element ? -1 : Number(one.element > other.element)))
        .map(({ element, xml }) => `    <${element}>${inside(xml)}</${element}>\n`);
    return `${document.slice(0, end)}${elements.join('')}${document.slice(end)}`;
}
