/** At most this many names are listed; more would help nobody. */
const LISTED = 30;
/** Names further apart than this are different names, however long they are. */
const MOST_STEPS = 4;

/** What a person may have meant, else what there is to choose from; ends a sentence that says what is wrong. */
export function suggestion(wrong: string, allowed: Iterable<string>): string {
    const names = [...new Set(allowed)];
    const nearest = nearestTo(wrong, names);
    if (nearest !== undefined) {
        return ` Did you mean ${nearest}?`;
    }
    if (names.length === 0 || names.length > LISTED) {
        return '';
    }
    return ` Allowed: ${names.join(', ')}.`;
}

function nearestTo(wrong: string, names: readonly string[]): string | undefined {
    const low = wrong.toLowerCase();
    const most = Math.min(MOST_STEPS, Math.max(1, Math.floor(wrong.length / 3)));
    let nearest: string | undefined;
    let least = most + 1;
    for (const name of names) {
        if (Math.abs(name.length - wrong.length) > most) {
            continue;
        }
        const steps = distance(low, name.toLowerCase());
        if (steps < least) {
            [nearest, least] = [name, steps];
        }
    }
    return nearest;
}

/** How many letters are to be put in, taken out, replaced or swapped with the next to make one word of the other. */
function distance(from: string, to: string): number {
    let older: number[] = [];
    let row = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (let down = 1; down <= from.length; down++) {
        const next = [down];
        for (let at = 1; at <= to.length; at++) {
            const replaced = (row[at - 1] ?? 0) + (from[down - 1] === to[at - 1] ? 0 : 1);
            const isSwap = from[down - 1] === to[at - 2] && from[down - 2] === to[at - 1];
            const swapped = isSwap && down > 1 && at > 1 ? (older[at - 2] ?? 0) + 1 : Infinity;
            next.push(Math.min(replaced, swapped, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
        }
        [older, row] = [row, next];
    }
    return row[to.length] ?? 0;
}
