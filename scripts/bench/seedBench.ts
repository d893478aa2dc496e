import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordsCsv } from '../formats/csv/csv.ts';
import { SAMPLE_KEY, SAMPLE_OBJECTS } from '../org/seed/sampleObjects.ts';
import { sampleRows, type Rows } from '../org/seed/sampleRows.ts';
import { figure, median, type Figure } from './figure.ts';
import { type Ended, runNode, scriptArguments } from '../command/childProcess.ts';
import { isolatedSf, type Sf } from '../harness/isolatedSf.ts';
import { serveFreshOrg, type ServedOrg } from './org/servedOrg.ts';
import { timed } from './timed.ts';
import { writeTreePlan } from './seedTree.ts';

const RECORDS = 10_000;
const RUNS = 3;
const ORG = 'bench';

function script(path: string, args: readonly string[], org: ServedOrg, sf: Sf): Promise<Ended> {
    const env = { ...sf.environment, SF_ACCESS_TOKEN: org.token, SF_ORG_INSTANCE_URL: org.url };
    return runNode(scriptArguments(path, args), { env });
}

/** A fresh org that has the product and the keys of samples, for one measurement. */
async function inFreshOrg<Result>(sf: Sf, work: (org: ServedOrg) => Promise<Result>, record?: string): Promise<Result> {
    const org = await serveFreshOrg('product', record);
    try {
        await timed('seed --size 0', () => script('scripts/org/seed.ts', ['--size', '0'], org, sf));
        return await work(org);
    } finally {
        await org.stop();
    }
}

function seed(org: ServedOrg, sf: Sf): Promise<number> {
    return timed('seed', () => script('scripts/org/seed.ts', ['--size', String(RECORDS), '--json'], org, sf));
}

/** The rows that the seed writes, for another client in the same org. */
async function rowsIn(org: ServedOrg): Promise<Rows> {
    const answer = await fetch(`${org.url}/services/oauth2/userinfo`, {
        headers: { Authorization: `Bearer ${org.token}` }
    });
    const { user_id: id, name } = (await answer.json()) as { user_id: string; name: string };
    return sampleRows(RECORDS, { id, name }, true, Date.now());
}

async function byTree(org: ServedOrg, sf: Sf, folder: string): Promise<number> {
    await sf.login(ORG, org.url, org.token);
    const plan = await writeTreePlan(await rowsIn(org), folder);
    return timed('sf data import tree', () => sf.run(['data', 'import', 'tree', '--plan', plan, '--target-org', ORG]));
}

async function byBulk(org: ServedOrg, sf: Sf, folder: string): Promise<number> {
    await sf.login(ORG, org.url, org.token);
    const rows = await rowsIn(org);
    const files: [object: string, file: string][] = [];
    for (const { name } of SAMPLE_OBJECTS) {
        const file = join(folder, `${name}.csv`);
        await writeFile(file, recordsCsv(rows.get(name) ?? []));
        files.push([name, file]);
    }
    let milliseconds = 0;
    for (const [object, file] of files) {
        const data = ['--sobject', object, '--file', file, '--external-id', SAMPLE_KEY, '--line-ending', 'LF'];
        milliseconds += await timed(`sf data upsert bulk of ${object}`, () =>
            sf.run(['data', 'upsert', 'bulk', ...data, '--wait', '10', '--target-org', ORG])
        );
    }
    return milliseconds;
}

/** How many requests there were before the last seed of a recording. */
async function callsBefore(file: string): Promise<number> {
    const lines = (await readFile(file, 'utf8')).trim().split('\n');
    return lines.length;
}

/**
 * Ten thousand samples by the whole command, from the start of its process to its end; beside the same calls
 * ready-made, and beside the same records by the sf CLI. Each in a fresh org, the org in a process of its own.
 */
export async function seedBench(say: (text: string) => void): Promise<Figure[]> {
    const folder = await mkdtemp(join(tmpdir(), 'chat-etiquette-seed-'));
    const sf = await isolatedSf();
    try {
        const recording = join(folder, 'calls.jsonl');
        say(`recording the calls of ${RECORDS} records`);
        const before = await inFreshOrg(
            sf,
            async (org) => {
                const count = await callsBefore(recording);
                await seed(org, sf);
                return count;
            },
            recording
        );
        const seeds: number[] = [];
        const limits: number[] = [];
        const bulks: number[] = [];
        for (let run = 1; run <= RUNS; run += 1) {
            say(`run ${run} of ${RUNS}`);
            seeds.push(await inFreshOrg(sf, (org) => seed(org, sf)));
            limits.push(
                await inFreshOrg(sf, (org) =>
                    timed('the ready-made calls', () =>
                        script('scripts/bench/seedLimit.ts', [recording, String(before)], org, sf)
                    )
                )
            );
            bulks.push(await inFreshOrg(sf, (org) => byBulk(org, sf, folder)));
        }
        say('sf data import tree --plan, which takes minutes');
        const trees = [await inFreshOrg(sf, (org) => byTree(org, sf, folder))];
        return [
            figure('seed', 'ms', seeds, median(limits)),
            figure('seed-beside-bulk', 'ms', seeds, median(bulks)),
            figure('seed-beside-tree', 'ms', seeds, median(trees))
        ];
    } finally {
        await sf.remove();
        await rm(folder, { recursive: true });
    }
}
