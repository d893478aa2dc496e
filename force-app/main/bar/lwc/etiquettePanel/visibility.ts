/** Whether an element is on screen. */
export interface ShownWatch {
    isShown(): boolean;
    stop(): void;
}

/**
 * Watches whether an element is on screen, and calls `shown` whenever it comes there: when it is first laid out, and each
 * time its tab is shown again; and `hidden` when it leaves. A console hides the pages of other tabs without removing them, so their size tells.
 */
export function watchShown(element: Element, shown: () => void, hidden: () => void): ShownWatch {
    let isShown = false;
    const observer = new ResizeObserver(([entry]) => {
        const hasWidth = (entry?.contentRect.width ?? 0) > 0;
        if (hasWidth !== isShown) {
            isShown = hasWidth;
            (hasWidth ? shown : hidden)();
        }
    });
    observer.observe(element);
    return { isShown: () => isShown, stop: () => observer.disconnect() };
}
