import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import scanner from '@flow-scanner/lightning-flow-scanner-core';
import { root } from '../../node/bundles.ts';

const NET = join(root, 'force-app/safety-net/flows/Messaging_Session_Safety_Net.flow-meta.xml');

/** What the scanner says and is meant so: by rule, the places. */
const JUSTIFIED: Readonly<Record<string, readonly string[]>> = {
    // It was never run in an org: an admin tries it in a sandbox, then activates it.
    InactiveFlow: ['Draft'],
    // What fails here is undone as a whole, and Salesforce mails it to whom it sends flow errors; a fault path that
    // leads nowhere would keep it from them.
    MissingFaultPath: ['Find_Policy', 'Find_Case', 'Link_Chat', 'Open_Case_Once_More']
};

/** The scanner follows only the path that runs at once: it is shown the scheduled one as that. */
function asRunAtOnce(text: string): string {
    const connector = /<scheduledPaths>[^]*?(?<connector><connector>[^]*?<\/connector>)/.exec(text)?.groups?.[
        'connector'
    ];
    assert.ok(connector, 'the flow has a scheduled path that leads somewhere');
    return text.replace('<scheduledPaths>', `${connector}<scheduledPaths>`);
}

/** Every finding and every rule that came to no end, but for notes. */
async function findingsIn(text: string): Promise<string[]> {
    const folder = mkdtempSync(join(tmpdir(), 'flow-'));
    try {
        const file = join(folder, basename(NET));
        writeFileSync(file, text);
        const results = scanner.scan(await scanner.parse([file])).flatMap(({ ruleResults }) => ruleResults);
        assert.ok(results.length > 20, 'the rules of the scanner were asked');
        return results
            .filter(({ severity }) => severity !== 'note')
            .flatMap(({ ruleName, details, errorMessage }) => [
                ...(errorMessage ? [`${ruleName}: ${errorMessage}`] : []),
                ...details
                    .filter(({ name }) => !JUSTIFIED[ruleName]?.includes(name))
                    .map(({ name }) => `${ruleName}: ${name}`)
            ]);
    } finally {
        rmSync(folder, { recursive: true });
    }
}

test('a scanner of flows finds nothing in the safety net that is not meant so', async () => {
    const text = readFileSync(NET, 'utf8');
    assert.deepEqual(await findingsIn(text), []);
    assert.deepEqual(await findingsIn(asRunAtOnce(text)), []);
});

test('the scanner sees the steps of the scheduled path', async () => {
    const text = asRunAtOnce(readFileSync(NET, 'utf8'));
    const withoutFaultPath = text.replace(/<faultConnector>[^]*?<\/faultConnector>/, '');
    assert.ok((await findingsIn(withoutFaultPath)).includes('MissingFaultPath: Open_Case'));
});
