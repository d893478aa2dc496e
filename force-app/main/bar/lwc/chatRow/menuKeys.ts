/** Returns the item of a menu that a key moves the focus to; `undefined` where the key does not move it. */
export function focusAfter(key: string, items: readonly HTMLElement[], current: HTMLElement): HTMLElement | undefined {
    const at = items.indexOf(current);
    const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
    const place = to[key];
    return place === undefined ? undefined : items.at(place % items.length);
}
