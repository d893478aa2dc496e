import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runNode, scriptArguments } from '../../../command/childProcess.ts';
import { ADMIN_USERNAME } from '../../../local-org/localOrg.ts';
import { ADA, setUp, START } from './setUp.ts';

interface Replayed {
    chats: { chat: string; episodes: { rule: string; seconds: number; result: string }[] }[];
}

test('a replay reads the messaging sessions of the local org with all their messages, files too', async (context) => {
    const { address, org, ask, post, query } = await setUp(context);
    await ask('/local/agent/presence', { agent: 'alex', status: 'Available' });
    const { visitor } = await ask('/local/visitor/start', { ...ADA, kind: 'messaging', question: 'My order?' });
    const [work] = query('SELECT Id, WorkItemId FROM AgentWork');
    const [workId, chat] = [String(work?.['Id']), String(work?.['WorkItemId'])];
    const forward = (advance: number) => ask('/local/clock', { advance });
    await forward(10);
    await ask('/local/agent/accept', { agent: 'alex', workId });
    await forward(20);
    await ask('/local/agent/send', { agent: 'alex', chat, text: 'On its way.' });
    await forward(5);
    const file = await post(`/local/visitor/file?visitor=${visitor}&name=label.png`, 'bytes');
    assert.equal(file.status, 200);
    await forward(65);
    await ask('/local/agent/send', { agent: 'alex', chat, text: 'Thanks for the picture.' });
    await ask('/local/visitor/end', { visitor });

    const env = { ...process.env, SF_ACCESS_TOKEN: org.tokenOf(ADMIN_USERNAME), SF_ORG_INSTANCE_URL: address };
    const period = ['--since', new Date(START - 1).toISOString(), '--until', new Date(START + 3_600_000).toISOString()];
    const { code, stdout, stderr } = await runNode(scriptArguments('scripts/replay/main.ts', [...period, '--json']), {
        env
    });
    assert.equal(code, 0, stderr);
    assert.match(stderr, /^1 chat since /m);
    const { chats } = JSON.parse(stdout) as Replayed;
    assert.deepEqual(
        chats.map((each) => each.chat),
        [chat]
    );
    const responses = chats[0]?.episodes.filter(({ rule }) => rule === 'response');
    assert.deepEqual(
        responses?.map(({ seconds, result }) => [seconds, result]),
        [
            [20, 'met'],
            [65, 'breached']
        ]
    );
});
