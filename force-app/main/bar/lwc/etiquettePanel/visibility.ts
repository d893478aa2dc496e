/**
 * Calls back whenever an element comes on screen: when it is first laid out, and each time its tab is shown again. A
 * console hides the pages of other tabs without taking them off, so that their size is what tells. Returns what stops
 * that.
 */
export function onShown(element: Element, shown: () => void): () => void {
    let wasShown = false;
    const observer = new ResizeObserver(([entry]) => {
        const isShown = (entry?.contentRect.width ?? 0) > 0;
        if (isShown && !wasShown) {
            shown();
        }
        wasShown = isShown;
    });
    observer.observe(element);
    return () => observer.disconnect();
}
