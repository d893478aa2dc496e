import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentKey, SAMPLE_KEY, SAMPLE_OBJECTS, type Row } from '../org/seed/sampleObjects.ts';
import type { Rows } from '../org/seed/sampleRows.ts';

const PARENTS = ['Contact', 'LiveChatVisitor', 'Case', 'LiveChatTranscript'];

function referenceOf(key: unknown): string {
    return String(key).replaceAll('-', '_');
}

/** A row as `sf data import tree` wants it: its parents by the references of their records. */
function treeRecord(type: string, row: Row): Record<string, unknown> {
    const record: Record<string, unknown> = {
        attributes: { type, referenceId: referenceOf(row[SAMPLE_KEY]) },
        ...row
    };
    for (const parent of PARENTS) {
        const key = row[parentKey(parent)];
        if (key === undefined) {
            continue;
        }
        delete record[parentKey(parent)];
        record[`${parent}Id`] = `@${referenceOf(key)}`;
    }
    return record;
}

/** Writes rows as a plan of `sf data import tree` and gives the plan's path. */
export async function writeTreePlan(rows: Rows, folder: string): Promise<string> {
    const plan: Record<string, unknown>[] = [];
    for (const { name } of SAMPLE_OBJECTS) {
        const records = (rows.get(name) ?? []).map((row) => treeRecord(name, row));
        const file = `${name}.json`;
        await writeFile(join(folder, file), JSON.stringify({ records }));
        plan.push({ sobject: name, saveRefs: true, resolveRefs: true, files: [file] });
    }
    const path = join(folder, 'plan.json');
    await writeFile(path, JSON.stringify(plan));
    return path;
}
