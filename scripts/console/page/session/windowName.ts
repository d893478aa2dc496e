const KEPT = 'console:window';

/** This window's own name, the same after a reload. */
export function windowName(): string {
    const kept = sessionStorage.getItem(KEPT) ?? crypto.randomUUID();
    sessionStorage.setItem(KEPT, kept);
    return kept;
}
