import { ApiError, type ErrorBody } from '../api/apiError.ts';
import { evaluate } from '../formula/evaluate.ts';
import type { Surroundings, Value } from '../formula/formula.ts';
import { readPath } from '../formula/recordValues.ts';
import type { Save } from './save.ts';

/** Throws with the message of every active rule of the object that the record breaks. */
export function checkRules(save: Save): void {
    const rules = save.object.rules.filter(({ active }) => active);
    if (rules.length === 0) {
        return;
    }
    const after = { ...save.before, ...save.values };
    const before = save.before;
    const surroundings: Surroundings = {
        now: save.org.now(),
        isNew: before === undefined,
        blankAsZero: false,
        read: (path) => readPath(save.org, save.access.userId, save.object, after, path),
        before: (path): Value => (before ? readPath(save.org, save.access.userId, save.object, before, path) : null)
    };
    const broken = rules.filter((rule) => evaluate(rule.condition, surroundings) === true);
    const all: ErrorBody[] = broken.map(({ message, field }) => {
        return { errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message, fields: field === undefined ? [] : [field] };
    });
    const [first] = all;
    if (first) {
        throw new ApiError(first.errorCode, first.message, { fields: first.fields ?? [], all });
    }
}
