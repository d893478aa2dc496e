import type { Cell } from '../store/database.ts';

export type ChangeType = 'CREATE' | 'UPDATE' | 'DELETE';

/** One record that was saved: what stands in it now, as far as it changed. */
export interface RecordChange {
    entity: string;
    id: string;
    type: ChangeType;
    values: Record<string, Cell>;
    userId: string;
    at: number;
}

/** Records of one object that changed in one transaction, in the same way. */
export interface Change {
    /** The object's name: `Case`, `MessagingSession`, … */
    entity: string;
    ids: string[];
    type: ChangeType;
    /** Every field that changed in at least one of them. */
    fields: string[];
    at: number;
    records: readonly RecordChange[];
}

/** Joins neighbours of the same object and kind, as a transaction's changes are told. */
export function grouped(changes: readonly RecordChange[]): Change[] {
    const groups: { entity: string; type: ChangeType; records: RecordChange[] }[] = [];
    for (const change of changes) {
        const last = groups.at(-1);
        if (last?.entity === change.entity && last.type === change.type) {
            last.records.push(change);
        } else {
            groups.push({ entity: change.entity, type: change.type, records: [change] });
        }
    }
    return groups.map(({ entity, type, records }) => ({
        entity,
        type,
        ids: records.map(({ id }) => id),
        fields: [...new Set(records.flatMap(({ values }) => Object.keys(values)))],
        at: records[0]?.at ?? 0,
        records
    }));
}
