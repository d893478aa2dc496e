/** Browsers trim the space at the end of a title. */
const MARK = /^⚠ \d+ · ?/u;

/**
 * Shows in the browser tab's title how many chats are late. The platform sets the title with each of its tabs, so this is
 * called again with every tick.
 */
export function showInTitle(late: number): void {
    const title = document.title.replace(MARK, '');
    const shown = late > 0 ? `⚠ ${late} · ${title}`.trim() : title;
    if (document.title !== shown) {
        document.title = shown;
    }
}
