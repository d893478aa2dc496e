/** The rest of a double-click would take the focus away from where its first click has put it. */
function keepFocus(event: MouseEvent): void {
    if (event.detail > 1) {
        event.preventDefault();
    } else {
        window.removeEventListener('mousedown', keepFocus, true);
    }
}

/** A key that is still held would send what its click has just put into the message box. */
function stopHeldKey(event: KeyboardEvent): void {
    if (event.repeat) {
        event.preventDefault();
        event.stopPropagation();
    } else {
        window.removeEventListener('keydown', stopHeldKey, true);
    }
}

/**
 * Returns false for the second click of a double-click: by then another button may have come under the pointer. After a
 * click that counts, neither the rest of a double-click nor a key that is still held does anything.
 */
export function takeFirstClick({ detail }: MouseEvent): boolean {
    if (detail > 1) {
        return false;
    }
    if (detail === 1) {
        window.addEventListener('mousedown', keepFocus, true);
    } else {
        window.addEventListener('keydown', stopHeldKey, true);
    }
    return true;
}
