/** At most this many names are listed; more would help nobody. */
const LISTED = 30;

/** What a person may have meant, else what there is to choose from; ends a sentence that says what is wrong. */
export function suggestion(wrong: string, allowed: Iterable<string>): string {
    const names = [...new Set(allowed)];
    const nearest = nearestTo(wrong, names);
    if (nearest !== undefined) return ` Did you mean ${nearest}?`;
    if (names.length === 0 || names.length > LISTED) return '';
    return ` Allowed: ${names.join(', ')}.`;
}

function nearestTo(wrong: string, names: readonly string[]): string | undefined {
    const low = wrong.toLowerCase();
    const most = Math.max(1, Math.floor(wrong.length / 3));
    let nearest: string | undefined;
    let least = most + 1;
    for (const name of names) {
        if (Math.abs(name.length - wrong.length) > most) continue;
        const steps = distance(low, name.toLowerCase());
        if (steps < least) [nearest, least] = [name, steps];
    }
    return nearest;
}

/** How many letters are to be put in, taken out or replaced to make one word of the other. */
function distance(from: string, to: string): number {
    let row = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (const [index, letter] of [...from].entries()) {
        const next = [index + 1];
        for (let at = 1; at <= to.length; at++) {
            const replaced = (row[at - 1] ?? 0) + (letter === to[at - 1] ? 0 : 1);
            next.push(Math.min(replaced, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
        }
        row = next;
    }
    return row[to.length] ?? 0;
}
