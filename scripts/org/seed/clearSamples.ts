import type { Connection } from 'jsforce';
import type { Progress } from '../../command/progress.ts';
import type { SampleObject } from './sampleObjects.ts';
import { deleteRecords, type RefusedRow } from './writeRecords.ts';

/** What became of an object's samples. */
export interface ObjectResult {
    object: string;
    created: number;
    updated: number;
    deleted: number;
    failed: number;
}

interface Clearing {
    objects: readonly SampleObject[];
    known: Map<string, Map<string, string>>;
    results: ReadonlyMap<string, ObjectResult>;
    refused: RefusedRow[];
    progress: Progress;
}

/** Deletes the samples, children before their parents. */
export async function clearSamples(
    connection: Connection,
    { objects, known, results, refused, progress }: Clearing
): Promise<void> {
    for (const { name } of [...objects].reverse()) {
        const ids = known.get(name) ?? new Map<string, string>();
        progress.show(0, 0, `Deleting ${ids.size} ${name} records …`);
        const failures = ids.size === 0 ? [] : await deleteRecords(connection, name, ids);
        refused.push(...failures);
        const result = results.get(name);
        if (result) {
            result.deleted += ids.size - failures.length;
            result.failed += failures.length;
        }
        const kept = new Set(failures.map(({ key }) => key));
        known.set(name, new Map([...ids].filter(([key, id]) => kept.has(key) || kept.has(id))));
    }
}
