import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connectTo } from '../connect/connection.ts';
import { CommandError } from '../../command/commandError.ts';

const TOKEN = '00D000000000001!secret.secret';
function fails(environment: Record<string, string>, words: RegExp, target?: string) {
    return assert.rejects(
        connectTo(target, environment),
        (error: Error) =>
            error instanceof CommandError && words.test(error.message) && !error.message.includes('secret')
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

    for (const broken of [`${TOKEN.slice(0, 20)}\n${TOKEN.slice(20)}`, `${TOKEN} again`, `${TOKEN}é`]) {
        void it(`is not repeated where it cannot be sent: ${JSON.stringify(broken)}`, () =>
            fails(
                { SF_ACCESS_TOKEN: broken, SF_ORG_INSTANCE_URL: 'https://example.com' },
                /holds a line break, a space/
            ));
    }

    void it('is taken without the line break after it', async () => {
        const environment = { SF_ACCESS_TOKEN: `${TOKEN}\n`, SF_ORG_INSTANCE_URL: 'https://example.com' };
        assert.equal((await connectTo(undefined, environment)).accessToken, TOKEN);
    });

    void it('is not taken from the command line, and not repeated', () =>
        fails({}, /^--target-org takes an alias or a user name/, TOKEN));

    void it('may go to this machine without encryption', async () => {
        const environment = { SF_ACCESS_TOKEN: TOKEN, SF_ORG_INSTANCE_URL: 'http://127.0.0.1:4801' };
        assert.equal((await connectTo(undefined, environment)).instanceUrl, 'http://127.0.0.1:4801');
    });
});
