/** The element's children as they are shown: those in its shadow, where it has one. */
function childrenOf(element: Element): Element[] {
    const { shadowRoot } = element;
    return shadowRoot ? [...shadowRoot.children, ...element.children] : [...element.children];
}

/** Every element below one, through shadows, in the order of the page; what `isSkipped` names is left out with all in it. */
export function deepAll(root: Element, isSkipped: (element: Element) => boolean = () => false): Element[] {
    return childrenOf(root)
        .filter((child) => !isSkipped(child))
        .flatMap((child) => [child, ...deepAll(child, isSkipped)]);
}

/** The element around one, through shadows. */
export function deepParent(element: Element): Element | undefined {
    const root = element.getRootNode();
    return element.parentElement ?? (root instanceof ShadowRoot ? root.host : undefined);
}

function piecesOf(node: Node, isSkipped: (element: Element) => boolean): string[] {
    if (node instanceof Text) {
        return [node.data];
    }
    if (!(node instanceof Element) || isSkipped(node) || node.localName === 'style') {
        return [];
    }
    const nodes = node.shadowRoot ? [...node.shadowRoot.childNodes, ...node.childNodes] : [...node.childNodes];
    return nodes.flatMap((child) => piecesOf(child, isSkipped));
}

/** The text of an element, through shadows, its pieces parted by one space. */
export function deepText(element: Element, isSkipped: (element: Element) => boolean = () => false): string {
    return piecesOf(element, isSkipped).join(' ').replace(/\s+/g, ' ').trim();
}

/** True for what is laid out: not in a tab or a panel that is hidden. */
export function isLaidOut(element: Element): boolean {
    return element.getClientRects().length > 0;
}
