import { randomUUID } from 'node:crypto';
import type { Change, RecordChange } from '../records/change.ts';
import { restValue } from '../records/values.ts';
import type { Schema } from '../schema/schema.ts';
import { fieldOf, type SObject } from '../schema/sobject.ts';

/** A change event as subscribers get it. */
export interface ChangeEvent {
    schema: string;
    payload: Record<string, unknown> & { ChangeEventHeader: Record<string, unknown> };
    event: { replayId: number };
}

const UNSAID = new Set(['Id', 'IsDeleted', 'SystemModstamp']);

/** The events of a change: one for each record. */
export function changeEvents(schema: Schema, change: Change, replayId: () => number): ChangeEvent[] {
    const object = schema.find(change.entity);
    if (!object) {
        return [];
    }
    const transactionKey = randomUUID();
    return change.records.map((record, sequence) => ({
        schema: object.name,
        payload: { ChangeEventHeader: header(record, transactionKey, sequence + 1), ...values(object, record) },
        event: { replayId: replayId() }
    }));
}

function header(record: RecordChange, transactionKey: string, sequenceNumber: number): Record<string, unknown> {
    const changed = Object.keys(record.values).filter((name) => !UNSAID.has(name));
    return {
        entityName: record.entity,
        recordIds: [record.id],
        changeType: record.type,
        changeOrigin: 'com/salesforce/api/rest/68.0',
        transactionKey,
        sequenceNumber,
        commitTimestamp: record.at,
        commitNumber: record.at,
        commitUser: record.userId,
        nulledFields: record.type === 'UPDATE' ? changed.filter((name) => record.values[name] === null) : [],
        diffFields: [],
        changedFields: record.type === 'UPDATE' ? changed : []
    };
}

/** New records tell every field that holds something, changed ones what changed, deleted ones nothing. */
function values(object: SObject, record: RecordChange): Record<string, unknown> {
    const entries = Object.entries(record.values).flatMap(([name, cell]) => {
        const field = fieldOf(object, name);
        if (!field || UNSAID.has(name) || (record.type === 'CREATE' && cell === null)) {
            return [];
        }
        const value =
            field.type === 'datetime' && cell !== null ? new Date(Number(cell)).toISOString() : restValue(field, cell);
        return [[name, value] as const];
    });
    return Object.fromEntries(entries);
}
