/** More than nine do not fit. */
const MOST = 9;

let before: { link: HTMLLinkElement; href: string | null } | undefined;
let count = 0;
/** As the page reads it: a sandbox may write an address in another way. */
let shown: string | null | undefined;

function iconOf(late: number): string {
    const text = late > MOST ? `${MOST}+` : String(late);
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="16" fill="#ba0517"/><text x="16" y="24" text-anchor="middle" font-family="sans-serif" font-size="22" font-weight="700" fill="#fff">${text}</text></svg>`;
    return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

function iconLink(): HTMLLinkElement {
    const found = document.head.querySelector<HTMLLinkElement>('link[rel~="icon"]');
    if (found) {
        return found;
    }
    const link = document.createElement('link');
    link.rel = 'icon';
    document.head.appendChild(link);
    return link;
}

function restore(): void {
    if (before?.href) {
        before.link.setAttribute('href', before.href);
    } else {
        before?.link.remove();
    }
    before = undefined;
    shown = undefined;
    count = 0;
}

/**
 * Shows in the browser tab's icon how many chats are late, and the page's own icon again once none is. The platform may
 * set another icon, so this is called again with every tick.
 */
export function showInIcon(late: number): void {
    if (late === 0) {
        if (before) {
            restore();
        }
        return;
    }
    const link = iconLink();
    const href = link.getAttribute('href');
    if (!before || href !== shown) {
        before = { link, href };
    }
    if (late !== count || href !== shown) {
        link.setAttribute('href', iconOf(late));
        shown = link.getAttribute('href');
        count = late;
    }
}
