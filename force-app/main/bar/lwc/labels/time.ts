const SECOND = 1000;

/**
 * Whole seconds as an agent counts them: time left is rounded up, so that 0:00 is the very end; time past it down.
 * The sign is lost; the state of the clock says on which side it is.
 */
export function wholeSeconds(remaining: number): number {
    return remaining > 0 ? Math.ceil(remaining / SECOND) : Math.floor(-remaining / SECOND);
}

/** Seconds as m:ss. */
export function clockFace(seconds: number): string {
    const rest = seconds % 60;
    return `${(seconds - rest) / 60}:${rest < 10 ? '0' : ''}${rest}`;
}

/**
 * Time left or time overdue, as m:ss.
 * @example minutesAndSeconds(41_200) // '0:42'
 */
export function minutesAndSeconds(remaining: number): string {
    return clockFace(wholeSeconds(remaining));
}
