/** Returns false for the second click of a double-click: by then another button may have come under the pointer. */
export function isFirstClick({ detail }: MouseEvent): boolean {
    return detail <= 1;
}
