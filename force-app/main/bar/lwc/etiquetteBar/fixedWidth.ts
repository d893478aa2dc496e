/** The width of the item's text; pixels. */
const WIDTH = 300;
const FONT_SIZE = '13px';
/** The narrowest space that is not folded away. */
const SPACE = '\u200A';

let context: OffscreenCanvasRenderingContext2D | null | undefined;

function widthOf(text: string): number | undefined {
    if (context === undefined) {
        context = typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1).getContext('2d');
        if (context) {
            context.font = `${FONT_SIZE} ${getComputedStyle(document.body).fontFamily}`;
        }
    }
    return context?.measureText(text).width;
}

/**
 * Brings a label to one width, so that the items beside it do not move when it changes: the name in it is shortened, or
 * spaces follow. Where texts cannot be measured, the label is as long as it is.
 */
export function fixedWidth(labelWith: (name: string) => string, name: string): string {
    const letters = [...name];
    let label = labelWith(name);
    let width = widthOf(label) ?? WIDTH;
    while (width > WIDTH && letters.length > 1) {
        letters.pop();
        label = labelWith(`${letters.join('').trimEnd()}…`);
        width = widthOf(label) ?? WIDTH;
    }
    const spaces = (WIDTH - width) / (widthOf(SPACE) ?? 1);
    return spaces > 0 ? label + SPACE.repeat(Math.round(spaces)) : label;
}
