import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { runNode, scriptArguments } from '../../command/childProcess.ts';
import { ADMIN_USERNAME, openLocalOrg } from '../../local-org/localOrg.ts';
import { serve, type Served } from './servedOrg.ts';

const NEWEST = 67;

/** Answers as an org whose next release is still to come. */
function answer({ url = '' }: IncomingMessage, response: ServerResponse): boolean {
    const path = url.replace(/^\/+/, '/');
    response.setHeader('Content-Type', 'application/json');
    if (path === '/services/data') {
        const version = `${NEWEST}.0`;
        response.end(JSON.stringify([{ label: 'Summer', version, url: `/services/data/v${version}` }]));
        return true;
    }
    if (!/\/v?68\.0(?:\/|$)/.test(path)) {
        return false;
    }
    const message = 'The requested resource does not exist';
    response
        .writeHead(404, { 'Content-Type': 'application/json' })
        .end(JSON.stringify([{ errorCode: 'NOT_FOUND', message }]));
    return true;
}

void describe('an org whose newest API version is older than ours', () => {
    let served: Served;
    let env: NodeJS.ProcessEnv;

    before(async () => {
        const org = await openLocalOrg({ file: ':memory:', now: Date.now });
        served = await serve(org, answer);
        env = { ...process.env, SF_ACCESS_TOKEN: org.tokenOf(ADMIN_USERNAME), SF_ORG_INSTANCE_URL: served.url };
    });
    after(() => served.close());

    const said = (script: string, ...args: string[]) => runNode(scriptArguments(`scripts/${script}.ts`, args), { env });

    void it('is sent nothing by a deploy, which says why', async () => {
        const { code, stderr } = await said('org/deploy', '--built');
        assert.equal(code, 2);
        assert.match(
            stderr,
            /^deploy: The org's newest API version is 67\.0; the components need 68\.0\. Wait for the org's next release/m
        );
    });

    void it('is seeded with nothing, for want of the product', async () => {
        const { code, stderr } = await said('org/seed');
        assert.equal(code, 2);
        assert.match(stderr, /has no Etiquette_Policy__c, or hides it from you/);
    });

    void it('has its chats read all the same', async () => {
        const { code, stderr } = await said('replay/main', '--since', '2026-01-01');
        assert.equal(code, 0, stderr);
    });
});

void describe('an address that is no org’s', () => {
    void it('is said to be none', async (context) => {
        const org = await openLocalOrg({ file: ':memory:', now: Date.now });
        const served = await serve(org, (_, response) => {
            response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>Log in</html>');
            return true;
        });
        context.after(() => served.close());
        const env = { ...process.env, SF_ACCESS_TOKEN: 'token', SF_ORG_INSTANCE_URL: served.url };
        for (const script of ['deploy', 'doctor', 'seed']) {
            const args = script === 'deploy' ? ['--built'] : [];
            const { code, stderr } = await runNode(scriptArguments(`scripts/org/${script}.ts`, args), { env });
            assert.equal(code, 2);
            assert.match(
                stderr,
                new RegExp(`^${script}: http:.* does not answer as an org does\\. .*\\.my\\.salesforce\\.com`)
            );
        }
    });
});
