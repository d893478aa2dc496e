import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connectTo } from '../connect/connection.ts';
import { CommandError } from '../../command/commandError.ts';

const TOKEN = '00D000000000001!secret.secret';
function fails(environment: Record<string, string>, words: RegExp) {
    return assert.rejects(
        connectTo(undefined, environment),
        (error: Error) => error instanceof CommandError && words.test(error.message) && !error.message.includes(TOKEN)
    );
}

void describe('an access token of the environment', () => {
    void it('connects to the org it names', async () => {
        const connection = await connectTo(undefined, {
            SF_ACCESS_TOKEN: TOKEN,
            SF_ORG_INSTANCE_URL: 'https://example.my.salesforce.com/'
        });
        assert.equal(connection.instanceUrl, 'https://example.my.salesforce.com');
        assert.equal(connection.accessToken, TOKEN);
        assert.equal(connection.version, '68.0');
    });

    void it('goes nowhere without an address', () => fails({ SF_ACCESS_TOKEN: TOKEN }, /SF_ORG_INSTANCE_URL/));

    void it('goes to no address that is none', () =>
        fails({ SF_ACCESS_TOKEN: TOKEN, SF_ORG_INSTANCE_URL: 'my org' }, /no address/));

    void it('is never sent to another machine without encryption', () =>
        fails({ SF_ACCESS_TOKEN: TOKEN, SF_ORG_INSTANCE_URL: 'http://example.com' }, /only by https/));

    void it('may go to this machine without encryption', async () => {
        const environment = { SF_ACCESS_TOKEN: TOKEN, SF_ORG_INSTANCE_URL: 'http://127.0.0.1:4801' };
        assert.equal((await connectTo(undefined, environment)).instanceUrl, 'http://127.0.0.1:4801');
    });
});
