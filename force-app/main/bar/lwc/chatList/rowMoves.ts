/** How long a row takes to its new place; milliseconds. */
const DURATION = 180;

function wantsMotion(): boolean {
    return !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Lets rows, and the headings between them, glide to their new places when their order changes, so that the eye can follow them. */
export class RowMoves {
    private order = '';
    private tops: ReadonlyMap<string | undefined, number> = new Map();

    /** Takes the order of the chats that is going to be rendered, and the rows as they still stand. */
    before(order: string, rows: readonly HTMLElement[], isHeld: boolean): void {
        // Whatever moves under a pointer or the focus must stand still at once.
        const isMoving = order !== this.order && !isHeld && rows.length > 0;
        this.tops = new Map(isMoving ? rows.map((row) => [row.dataset.line, row.getBoundingClientRect().top]) : []);
        this.order = order;
    }

    /** Takes the rows as they are rendered now. */
    after(rows: readonly HTMLElement[]): void {
        const tops = this.tops;
        this.tops = new Map();
        if (tops.size === 0) {
            return;
        }
        const moves = rows.map((row) => (tops.get(row.dataset.line) ?? NaN) - row.getBoundingClientRect().top);
        rows.forEach((row, index) => {
            const way = moves[index];
            if (way && wantsMotion()) {
                row.animate(
                    { transform: [`translateY(${way}px)`, 'none'] },
                    { duration: DURATION, easing: 'ease-out' }
                );
            }
        });
    }
}
