/**
 * Returns what tells the time on the wall of a time zone: an instant becomes that time as if it were UTC, both in epoch
 * milliseconds.
 *
 * @param zone a name such as Europe/Berlin
 * @throws RangeError for a time zone that is not known
 */
export function wallClock(zone: string): (at: number) => number {
    // The first use of a zone's data takes as long as the whole summary otherwise.
    if (zone === 'UTC') {
        return (at) => at;
    }
    const format = new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit'
    });
    return (at) => {
        const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
        const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
        return Date.UTC(year, month - 1, day, hour, minute, second, new Date(at).getUTCMilliseconds());
    };
}
