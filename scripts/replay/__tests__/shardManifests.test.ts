import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { Job } from 'kubernetes-models/batch/v1/Job';
import { parseAllDocuments } from 'yaml';
import { root } from '../../node/bundles.ts';

const MANIFEST = readFileSync(join(root, 'scripts/replay/shards/replay-job.yaml'), 'utf8');
const JOBS = parseAllDocuments(MANIFEST).map(
    (document) => new Job(document.toJS() as ConstructorParameters<typeof Job>[0])
);

describe('the Kubernetes jobs', () => {
    test('fit the published types', () => {
        assert.equal(JOBS.length, 2);
        JOBS.forEach((job) => job.validate());
        const wrong = new Job({ ...JOBS[0], spec: { ...JOBS[0]?.spec, completions: 'eight' } } as never);
        assert.throws(() => wrong.validate(), /completions/);
    });

    test('make the folder of the partials, and are not tried again because a line was rejected', () => {
        const [shards = '', merge = ''] = JOBS.map(
            (job) => job.spec?.template.spec?.containers[0]?.command?.join(' ') ?? ''
        );
        assert.match(shards, /mkdir -p \/timelines\/partials && node scripts\/run\.mjs replay .* --lenient$/);
        assert.match(merge, /replay merge \/timelines\/partials\/\*\.json .* --lenient$/);
    });

    test('replay as many shards as there are pods', () => {
        const [shards] = JOBS;
        const command = shards?.spec?.template.spec?.containers[0]?.command?.join(' ') ?? '';
        assert.equal(shards?.spec?.completionMode, 'Indexed');
        assert.match(
            command,
            new RegExp(`--shard \\$\\(\\(JOB_COMPLETION_INDEX \\+ 1\\)\\)/${shards.spec.completions} `)
        );
    });
});
