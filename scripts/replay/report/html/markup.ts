const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Returns a text as HTML shows it. */
export function escaped(text: string): string {
    return text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
}

/** A column of a table: its head, and whether it holds numbers. */
export interface HtmlColumn {
    head: string;
    isNumber?: boolean;
}

/** Returns a table. Cells are plain text; the first one of a row is its head. */
export function htmlTable(
    caption: string,
    columns: readonly HtmlColumn[],
    rows: readonly (readonly string[])[]
): string {
    const of = (place: number): string => (columns[place]?.isNumber ? ' class="number"' : '');
    const heads = columns.map(({ head }, place) => `<th scope="col"${of(place)}>${escaped(head)}</th>`).join('');
    const body = rows
        .map((row) => {
            const cells = row.map((cell, place) =>
                place === 0
                    ? `<th scope="row"${of(place)}>${escaped(cell)}</th>`
                    : `<td${of(place)}>${escaped(cell)}</td>`
            );
            return `<tr>${cells.join('')}</tr>`;
        })
        .join('\n');
    return scrolling(
        caption,
        `<table><caption>${escaped(caption)}</caption><thead><tr>${heads}</tr></thead><tbody>\n${body}\n</tbody></table>`
    );
}

/** Returns what may be wider than the screen, in a region of its own that scrolls, by the keyboard too. */
export function scrolling(label: string, content: string): string {
    return `<div class="scroll" tabindex="0" role="region" aria-label="${escaped(label)}">${content}</div>`;
}

/** Returns a chart with what it shows in words, and its numbers behind it. */
export function figureOf(svg: string, caption: string, table: string): string {
    return `<figure>${svg}<figcaption>${escaped(caption)}</figcaption><details><summary>As a table</summary>${table}</details></figure>`;
}

/** Returns a part of the page. */
export function section(title: string, intro: string, body: string): string {
    return `<section><h2>${escaped(title)}</h2><p>${escaped(intro)}</p>\n${body}\n</section>`;
}
