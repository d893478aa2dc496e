/** What scrolls in a utility's panel. In the sandbox an element has no parents, but finds what is around it by a class. */
const PANEL_BODY = '.slds-utility-panel__body';

/** Returns whether a menu that opens downwards from a line does not fit there, and does fit above the line. */
export function fitsOnlyAbove(menu: Element, line: Element): boolean {
    const panel = line.closest(PANEL_BODY)?.getBoundingClientRect();
    const top = Math.max(0, panel?.top ?? 0);
    const bottom = Math.min(window.innerHeight, panel?.bottom ?? window.innerHeight);
    const place = menu.getBoundingClientRect();
    return place.bottom > bottom && line.getBoundingClientRect().top - place.height >= top;
}
