/** The width of the item's text; a longer one is rare. Pixels. */
const WIDTH = 280;
const FONT_SIZE = '13px';
/** The narrowest space that is not folded away. */
const SPACE = '\u200A';

let context: OffscreenCanvasRenderingContext2D | null | undefined;

function widthOf(text: string): number {
    if (context === undefined) {
        context = typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1).getContext('2d');
        if (context) {
            context.font = `${FONT_SIZE} ${getComputedStyle(document.body).fontFamily}`;
        }
    }
    return context?.measureText(text).width ?? Infinity;
}

/** Fills a label with spaces to one width, so that the items beside it do not move when it changes. */
export function fixedWidth(label: string): string {
    const spaces = (WIDTH - widthOf(label)) / widthOf(SPACE);
    return spaces > 0 ? label + SPACE.repeat(Math.round(spaces)) : label;
}
