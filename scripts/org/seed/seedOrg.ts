import type { Connection } from 'jsforce';
import type { Progress } from '../../command/progress.ts';
import { describeObjects, type Described } from './describedObjects.ts';
import { keysInOrg } from './keysInOrg.ts';
import { ensureSampleKeys } from './sampleKeys.ts';
import { POLICY_OBJECT, SAMPLE_KEY, SAMPLE_OBJECTS, TRANSCRIPT, type Row, type SampleObject } from './sampleObjects.ts';
import { sampleRows } from './sampleRows.ts';
import { clearSamples, type ObjectResult } from './clearSamples.ts';
import { upsertRows, type RefusedRow } from './writeRecords.ts';

export interface SeedResult {
    objects: ObjectResult[];
    refused: RefusedRow[];
    /** Objects that got the field by which samples are found again. */
    keysAdded: string[];
    hasChat: boolean;
    /** What was left as it is, and why. */
    leftOut: string[];
}

export interface SeedOrder {
    /** Records in all, policies aside. */
    count: number;
    reset: boolean;
    progress: Progress;
    /** The samples are of the 14 days before, epoch milliseconds. */
    now: number;
}

/** Fills an org with samples. A second time it makes no second records: it brings those there are up to date. */
export async function seedOrg(connection: Connection, { count, reset, progress, now }: SeedOrder): Promise<SeedResult> {
    progress.show(0, 0, 'Looking at the org …');
    const [user, described] = await Promise.all([connection.identity(), describeObjects(connection)]);
    const keysAdded = await ensureSampleKeys(connection, described, progress);
    const hasChat = described.has(TRANSCRIPT);
    const objects = SAMPLE_OBJECTS.filter(({ name }) => described.has(name));
    const rows = sampleRows(count, { id: user.user_id, name: user.display_name }, hasChat, now);
    const known = await existing(connection, objects, keysAdded);
    const refused: RefusedRow[] = [];
    const results = new Map<string, ObjectResult>(
        objects.map(({ name }) => [name, { object: name, created: 0, updated: 0, deleted: 0, failed: 0 }])
    );
    if (reset) {
        await clearSamples(connection, { objects, known, results, refused, progress });
    }

    const leftOut = await leaveDefault(connection, rows.get(POLICY_OBJECT) ?? []);
    const total = objects.reduce((sum, { name }) => sum + (rows.get(name)?.length ?? 0), 0);
    let written = 0;
    const write = async (object: SampleObject): Promise<void> => {
        const keys = known.get(object.name) ?? new Map<string, string>();
        const all = (rows.get(object.name) ?? []).map((row) => allowed(row, described.get(object.name)));
        const fresh = all.filter((row) => !keys.has(String(row[SAMPLE_KEY])));
        const old = all
            .filter((row) => keys.has(String(row[SAMPLE_KEY])))
            .map((row) => without(row, object.createOnly));
        const result = results.get(object.name);
        for (const [kind, part] of [
            ['created', fresh],
            ['updated', old]
        ] as const) {
            const load = {
                object: object.name,
                rows: part,
                done: (more: number) => progress.show((written += more), total, 'Records written')
            };
            const failures = part.length === 0 ? [] : await upsertRows(connection, load);
            refused.push(...failures);
            if (!result) {
                continue;
            }
            result[kind] += part.length - failures.length;
            result.failed += failures.length;
        }
    };
    await inOrder(objects, write);
    return { objects: [...results.values()], refused, keysAdded, hasChat, leftOut };
}

async function existing(
    connection: Connection,
    objects: readonly SampleObject[],
    keysAdded: readonly string[]
): Promise<Map<string, Map<string, string>>> {
    return new Map(
        await Promise.all(
            objects.map(async ({ name }): Promise<[string, Map<string, string>]> => {
                // Where the key is new, nobody has one.
                return [name, keysAdded.includes(name) ? new Map() : await keysInOrg(connection, name)];
            })
        )
    );
}

/** A default policy that a person made stays the only one: ours is taken out of the rows. */
async function leaveDefault(connection: Connection, policies: Row[]): Promise<string[]> {
    const place = policies.findIndex((row) => row['Default__c'] === true);
    if (place === -1) {
        return [];
    }
    const soql = `SELECT COUNT() FROM ${POLICY_OBJECT} WHERE Default__c = true AND ${SAMPLE_KEY} = null`;
    const { totalSize } = await connection.query(soql);
    if (totalSize === 0) {
        return [];
    }
    policies.splice(place, 1);
    return ['The default policy is there already and was left as it is.'];
}

/** Only what this user may write; the key is always among it. */
function allowed(row: Row, described: Described | undefined): Row {
    return Object.fromEntries(
        Object.entries(row).filter(
            ([name]) => name === SAMPLE_KEY || name.includes('.') || described?.fields.has(name) === true
        )
    );
}

function without(row: Row, names: readonly string[]): Row {
    return Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));
}

/** Each object as soon as those it needs are written. */
async function inOrder(
    objects: readonly SampleObject[],
    write: (object: SampleObject) => Promise<void>
): Promise<void> {
    const done = new Map<string, Promise<void>>();
    const ready = async (object: SampleObject): Promise<void> => {
        await Promise.all(object.after.flatMap((name) => done.get(name) ?? []));
        await write(object);
    };
    for (const object of objects) {
        done.set(object.name, ready(object));
    }
    await Promise.all(done.values());
}
