import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { serve, testOrg } from '../../local-org/__tests__/testOrg.ts';
import { packageFiles } from '../../local-org/metadata/sourceFiles.ts';
import { writeZip } from '../../formats/zip/writeZip.ts';
import { root } from '../../node/bundles.ts';
import { checkPackage } from '../checkPackage.ts';
import { readProject } from '../project/readProject.ts';
import type { SourceFile } from '../sourceFile.ts';
import { described } from './described.ts';

interface Outcome {
    success: boolean;
    failures: string[];
}

const QUEUE = described('queues/Chats.queue', 'Queue', [
    '<name>Chats</name>',
    '<queueRoutingConfig>Route</queueRoutingConfig>',
    '<queueSobject><sobjectType>Case</sobjectType></queueSobject>'
]);
const ROUTING = described('queueRoutingConfigs/Route.queueRoutingConfig', 'QueueRoutingConfig', [
    '<label>Route</label>',
    '<routingModel>LEAST_ACTIVE</routingModel>',
    '<routingPriority>1</routingPriority>'
]);

function zipOf(files: readonly SourceFile[]): Buffer {
    const types =
        '<types><members>*</members><name>Queue</name></types><types><members>*</members><name>QueueRoutingConfig</name></types><types><members>*</members><name>CustomObject</name></types><types><members>*</members><name>CustomField</name></types>';
    const manifest = `<Package xmlns="http://soap.sforce.com/2006/04/metadata">${types}<version>68.0</version></Package>`;
    return writeZip(
        new Map(
            [['package.xml', manifest], ...files.map(({ path, text }) => [path, text] as const)].map(
                ([path = '', text = '']) => [path, Buffer.from(text)]
            )
        )
    );
}

async function checkingOrg(context: TestContext): Promise<(files: readonly SourceFile[]) => Promise<Outcome>> {
    const { url, token } = await serve(context, await testOrg(context, { check: checkPackage }));
    return async (files) => {
        const form = new FormData();
        const options = new Blob([JSON.stringify({ deployOptions: {} })], { type: 'application/json' });
        form.append('entity_content', options);
        form.append('file', new Blob([new Uint8Array(zipOf(files))], { type: 'application/zip' }), 'package.zip');
        const headers = { Authorization: `Bearer ${token}` };
        const address = `${url}/services/data/v68.0/metadata/deployRequest`;
        const sent = (await (await fetch(address, { method: 'POST', headers, body: form })).json()) as { id: string };
        const answer = await fetch(`${address}/${sent.id}?includeDetails=true`, { headers });
        const { deployResult } = (await answer.json()) as {
            deployResult: {
                success: boolean;
                details: { componentFailures: { fileName: string; lineNumber: number; problem: string }[] };
            };
        };
        const failures = deployResult.details.componentFailures.map(
            ({ fileName, lineNumber, problem }) => `${fileName}:${lineNumber} ${problem}`
        );
        return { success: deployResult.success, failures };
    };
}

test('an org that is handed the check refuses a deploy by it, and takes what is right', async (context) => {
    const deploy = await checkingOrg(context);
    const faulty = { ...ROUTING, text: ROUTING.text.replace('LEAST_ACTIVE', 'LAST_ACTIVE') };
    assert.deepEqual(await deploy([QUEUE, faulty]), {
        success: false,
        failures: [
            'queueRoutingConfigs/Route.queueRoutingConfig:4 <routingModel> is "LAST_ACTIVE". Did you mean LEAST_ACTIVE? Allowed: LEAST_ACTIVE, MOST_AVAILABLE, EXTERNAL_ROUTING.'
        ]
    });
    assert.deepEqual(await deploy([QUEUE, ROUTING]), { success: true, failures: [] });
});

test('a deploy may lean on what the org has already, and on nothing else', async (context) => {
    const deploy = await checkingOrg(context);
    assert.deepEqual((await deploy([QUEUE])).failures, [
        'queues/Chats.queue:4 <queueRoutingConfig>: There is no QueueRoutingConfig Route.'
    ]);
    assert.equal((await deploy([ROUTING])).success, true);
    assert.deepEqual(await deploy([QUEUE]), { success: true, failures: [] });
});

test('a component that cannot be deployed anyway is named once', async (context) => {
    const deploy = await checkingOrg(context);
    const { failures } = await deploy([
        described('objects/Case.object', 'CustomObject', [
            '<fields><fullName>A__c</fullName><label>A</label><type>Number</type></fields>'
        ])
    ]);
    assert.deepEqual(failures, ['objects/Case.object:3 Must specify precision and scale for a number']);
});

test('nothing is wrong with the project as a deploy has it', () => {
    const files = packageFiles(readProject(root).map(({ path }) => join(root, path)));
    assert.deepEqual(checkPackage(files, []), []);
});
