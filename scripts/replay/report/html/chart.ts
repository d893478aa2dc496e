import { plot, type PlotOptions } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { escaped, scrolling } from './markup.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

/** A wider chart, in pixels, is scrolled on a small screen: shrunk to it, its words could not be read. */
const NARROW = 600;

/** The classes that the page's style gives colours to, in light, in dark and on paper. */
export const COLOURS = {
    plain: 'var(--plain)',
    good: 'var(--good)',
    bad: 'var(--bad)',
    open: 'var(--open)',
    faint: 'var(--faint)',
    text: 'var(--text)'
} as const;

/**
 * Draws a chart as SVG. Its style is the page's: the page allows no style that it does not name.
 *
 * @param label what the chart shows, for those who do not see it
 */
export function chart(label: string, options: PlotOptions): string {
    const drawn = plot({ ...options, document: document });
    drawn.querySelectorAll('style').forEach((style) => style.remove());
    // The words of axes and marks are in the table behind the chart.
    drawn.querySelectorAll('[aria-label]').forEach((part) => part.removeAttribute('aria-label'));
    const isWide = (options.width ?? 0) > NARROW;
    const svg = drawn.outerHTML
        .replace(/^<svg /, `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escaped(label)}" `)
        .replace(/ class="plot-[^"]*"/, ` class="chart${isWide ? ' wide' : ''}"`);
    return isWide ? scrolling(label, svg) : svg;
}
