/**
 * The text fields of the nearest part of the page that has any. The platform's conversation is a component of its own, and
 * no API gives it the focus; a path reaches it wherever the page's shadows are synthetic, as those of Lightning Experience.
 */
const NEAREST_FIELDS =
    'ancestor::*[.//textarea or .//*[@contenteditable="true"]][1]//*[self::textarea or @contenteditable="true"]';

/** Gives the focus to the message box on the page of an element; returns false where none is in reach. */
export function focusMessageBox(element: Element): boolean {
    const found = document.evaluate(NEAREST_FIELDS, element, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
    for (let index = 0; index < found.snapshotLength; index += 1) {
        const field = found.snapshotItem(index) as HTMLElement;
        if (field.getClientRects().length > 0) {
            field.focus();
            if (field.matches(':focus')) {
                return true;
            }
        }
    }
    return false;
}
