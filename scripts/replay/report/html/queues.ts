import { limitText, PROMISE_RULES, PROMISES, shareText, wholeNumber } from '../figures.ts';
import { queueRows } from '../queueRows.ts';
import type { ReportData } from '../reportData.ts';
import { htmlTable, section } from './markup.ts';

/** Returns the shares within the limits by queue; nothing where there is but one. */
export function queues(data: ReportData): string {
    const rows = queueRows(data);
    if (rows.length === 0) {
        return '';
    }
    const number = (head: string) => ({ head, isNumber: true });
    const promises = PROMISE_RULES.map((rule) => number(`${PROMISES[rule]} within ${limitText(data.policy, rule)}`));
    const table = htmlTable(
        'Waits by queue',
        [{ head: 'Queue' }, ...promises, number('Late'), number('Waits')],
        rows.map(({ name, shares, late, waits }) => [
            name,
            ...shares.map(shareText),
            wholeNumber(late),
            wholeNumber(waits)
        ])
    );
    return section('Queues', 'A wait counts for the queue in which the chat was when it began.', table);
}
