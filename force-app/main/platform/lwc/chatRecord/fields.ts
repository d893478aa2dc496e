import type { RecordData } from 'lightning/uiRecordApi';
import { instantOf } from 'c/conversationLog';

/** A field's value, through its parents where the name has dots; `undefined` where the user cannot see it or it is empty. */
export function textOf(record: RecordData, name: string): string | undefined {
    const [first = '', ...rest] = name.split('.');
    const value = record.fields[first]?.value;
    if (value === null || value === undefined) {
        return undefined;
    }
    if (typeof value === 'object') {
        return rest.length > 0 ? textOf(value, rest.join('.')) : undefined;
    }
    return String(value);
}

/** A date and time as epoch milliseconds. */
export function timeOf(record: RecordData, name: string): number | undefined {
    return instantOf(textOf(record, name));
}

/** Fields by their full names; they are asked for as optional ones, so that a missing one fails nothing. */
export function fullNames(object: string, names: readonly string[]): string[] {
    return names.map((name) => `${object}.${name}`);
}

/** Returns whether the server leaves a field out of a record, as it does for users who may not read it. An empty one is there. */
export function isWithheld(record: RecordData | undefined, name: string): boolean {
    return record !== undefined && record.fields[name] === undefined;
}
