import type { Utility } from './utilities.ts';

/** Room between panels that are open side by side. */
const GAP = 8;

/** Where each open panel stands and how large it is, as CSS: side by side from the left, none over another. */
export function panelPlaces(utilities: Pick<Utility, 'id' | 'open' | 'width' | 'height'>[]): Map<string, string> {
    const places = new Map<string, string>();
    let left = 0;
    for (const { id, open, width, height } of utilities) {
        places.set(id, `left:${left}px;width:${width}px;height:${height}px`);
        if (open) {
            left += width + GAP;
        }
    }
    return places;
}
