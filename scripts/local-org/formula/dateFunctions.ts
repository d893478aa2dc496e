import type { FormulaFunction, Value } from './formula.ts';
import { asNumber, asText, isMoment } from './values.ts';

const DAY = 86_400_000;
const SECOND = 1000;

function startOfDay(instant: number): number {
    return Math.floor(instant / DAY) * DAY;
}

function part(take: (date: Date) => number): FormulaFunction {
    return {
        least: 1,
        compute: ([arg], compute) => {
            const value = arg ? compute(arg) : null;
            return isMoment(value) ? take(new Date(value.moment)) : null;
        }
    };
}

function parsed(value: Value, kind: 'date' | 'datetime'): Value {
    if (isMoment(value)) {
        return { moment: kind === 'date' ? startOfDay(value.moment) : value.moment, kind };
    }
    const text = asText(value).trim();
    const moment = Date.parse(kind === 'date' ? text : `${text.replace(' ', 'T').replace(/Z$/, '')}Z`);
    return Number.isNaN(moment) ? null : { moment, kind };
}

/** Functions of days and instants; the org's time zone is GMT. */
export const dateFunctions: Record<string, FormulaFunction> = {
    // Instants have a precision of one second, as on the platform.
    NOW: {
        least: 0,
        compute: (_, __, { now }) => ({ moment: Math.floor(now / SECOND) * SECOND, kind: 'datetime' })
    },
    TODAY: { least: 0, compute: (_, __, { now }) => ({ moment: startOfDay(now), kind: 'date' }) },
    DATE: {
        least: 3,
        compute: (args, compute) => {
            const [year, month, day] = args.map((arg) => asNumber(compute(arg)));
            if (year == null || month == null || day == null) {
                return null;
            }
            return { moment: Date.UTC(year, month - 1, day), kind: 'date' };
        }
    },
    DATEVALUE: { least: 1, compute: ([arg], compute) => (arg ? parsed(compute(arg), 'date') : null) },
    DATETIMEVALUE: { least: 1, compute: ([arg], compute) => (arg ? parsed(compute(arg), 'datetime') : null) },
    YEAR: part((date) => date.getUTCFullYear()),
    MONTH: part((date) => date.getUTCMonth() + 1),
    DAY: part((date) => date.getUTCDate())
};
