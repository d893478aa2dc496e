/** Whether an element is on screen. */
export interface ShownWatch {
    isShown(): boolean;
    stop(): void;
}

/**
 * Watches whether an element is on screen, and calls `shown` whenever it comes there: when it is first laid out, and each
 * time its tab is shown again. A console hides the pages of other tabs without removing them, so their size tells.
 */
export function watchShown(element: Element, shown: () => void): ShownWatch {
    let isShown = false;
    const observer = new ResizeObserver(([entry]) => {
        const hasWidth = (entry?.contentRect.width ?? 0) > 0;
        const isNew = hasWidth && !isShown;
        isShown = hasWidth;
        if (isNew) {
            shown();
        }
    });
    observer.observe(element);
    return { isShown: () => isShown, stop: () => observer.disconnect() };
}
