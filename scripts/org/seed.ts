import { connectTo } from './connect/connection.ts';
import { runCommand } from '../command/runCommand.ts';
import { speakOrgVersion } from './connect/orgVersion.ts';
import { ORG_OPTIONS, ORG_USAGE } from './connect/targetOrg.ts';
import { UsageError } from '../command/commandError.ts';
import { readCommandLine } from '../command/readCommandLine.ts';
import { progressOn } from '../command/progress.ts';
import { table } from '../command/table.ts';
import { checkPracticeOrg } from './seed/practiceOrg.ts';
import { SAMPLE_KEY } from './seed/sampleObjects.ts';
import { seedOrg, type SeedResult } from './seed/seedOrg.ts';

const DEMO = 240;
const SHOWN = 20;

const USAGE = `Fills an org with samples: policies, contacts, cases, and finished chats with every kind of breach.
The chats are of the last 14 days. A second time it makes no second records.

  npm run seed -- [options]

${ORG_USAGE}
  --size SIZE       demo (${DEMO} records, the default) or how many records, as 10000;
                    besides two policies, which are not counted
  --yes             also where the org is no sandbox, scratch or developer org
  --reset           first delete the samples that are there; with --size 0 that is all

Exit status: 0 everything was written, 1 the org refused records, 2 nothing could be written.
`;

function readSize(text: string): number {
    if (text === 'demo') {
        return DEMO;
    }
    if (!/^\d{1,7}$/.test(text)) {
        throw new UsageError(`--size ${text}: "demo" or a whole number up to 9999999 is needed`);
    }
    return Number(text);
}

function words({ objects, refused, keysAdded, hasChat, leftOut }: SeedResult, org: string): string {
    const rows = objects.map(({ object, created, updated, deleted, failed }) => [
        object,
        ...[created, updated, deleted, failed].map(String)
    ]);
    const notes = [
        ...(keysAdded.length > 0 ? [`The field ${SAMPLE_KEY} was added to ${keysAdded.join(', ')}.`] : []),
        ...(hasChat ? [] : ['The org has no LiveChatTranscript: finished chats were left out.']),
        'Salesforce lets nobody create a MessagingSession: there are none among the samples.',
        ...leftOut
    ];
    const failures = refused.slice(0, SHOWN).map(({ object, key, reason }) => `${object} ${key}: ${reason}`);
    const more = refused.length > SHOWN ? [`… and ${refused.length - SHOWN} more; --json has all of them.`] : [];
    return [
        table(['object', 'created', 'updated', 'deleted', 'failed'], rows),
        '',
        ...notes,
        ...failures,
        ...more,
        org
    ].join('\n');
}

async function seed(args: string[]): Promise<number> {
    const options = readCommandLine({
        args,
        options: {
            ...ORG_OPTIONS,
            size: { type: 'string', default: 'demo' },
            reset: { type: 'boolean', default: false },
            yes: { type: 'boolean', default: false }
        }
    }).values;
    if (options.help) {
        process.stdout.write(USAGE);
        return 0;
    }
    const count = readSize(options.size);
    const connection = await connectTo(options['target-org'], process.env);
    await speakOrgVersion(connection);
    await checkPracticeOrg(connection, options.yes);
    const begun = performance.now();
    const progress = progressOn(process.stderr);
    const result = await seedOrg(connection, { count, reset: options.reset, progress, now: Date.now() }).finally(() =>
        progress.stop()
    );
    const status = result.refused.length === 0 ? 0 : 1;
    const seconds = Number(((performance.now() - begun) / 1000).toFixed(1));
    if (options.json) {
        console.log(JSON.stringify({ status, org: connection.instanceUrl, seconds, ...result }));
    } else {
        console.log(words(result, `${connection.instanceUrl}, ${seconds} s`));
    }
    return status;
}

await runCommand('seed', seed);
