import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, describe, it } from 'node:test';
import { join } from 'node:path';
import type { Connection } from 'jsforce';
import { root } from '../../node/bundles.ts';
import { connectTo } from '../connect/connection.ts';
import { errorMessage } from '../../command/errorMessage.ts';
import { CommandError } from '../../command/commandError.ts';
import { UnknownResultError } from '../deploy/outcome.ts';
import { followDeploy, sendPackage } from '../deploy/sendPackage.ts';
import { sourcePackage } from '../deploy/sourcePackage.ts';
import { servedOrg } from './servedOrg.ts';
import { unsteadyLine } from './unsteadyLine.ts';

const QUIET = { show: () => undefined, stop: () => undefined };
const NOBODY = '0Af000000000099AAA';

/** An address at which nobody listens any more. */
async function closedAddress(): Promise<string> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return `http://127.0.0.1:${port}`;
}

void describe('a deploy over a line on which requests get lost', () => {
    const door = servedOrg();
    const line = unsteadyLine(() => door.url);
    const zip = sourcePackage(root, [join(root, 'force-app', 'main', 'records')]).zip;
    let connection: Connection;
    let ids: string[] = [];
    let pauses: number[] = [];
    const sending = {
        checkOnly: false,
        progress: QUIET,
        begun: (id: string) => void ids.push(id),
        pause: (milliseconds: number) => Promise.resolve(pauses.push(milliseconds))
    };
    const unknown = async (work: Promise<unknown>): Promise<UnknownResultError> => {
        const error: unknown = await work.then(
            () => undefined,
            (reason: unknown) => reason
        );
        assert.ok(error instanceof UnknownResultError, String(error));
        return error;
    };

    beforeEach(async () => {
        [ids, pauses] = [[], []];
        line.fate = () => 'through';
        connection = await connectTo(undefined, { SF_ACCESS_TOKEN: door.token, SF_ORG_INSTANCE_URL: line.url });
    });

    void it('tells the id at once and asks again, ever later, until the org answers', async () => {
        let lost = 0;
        line.fate = (_, body) => (body.includes('checkDeployStatus') && ++lost <= 3 ? 'lost' : 'through');
        const result = await sendPackage(connection, zip, sending);
        assert.equal(result.success, true);
        assert.deepEqual(ids, [result.id]);
        assert.deepEqual(pauses, [500, 1000, 2000]);
    });

    void it('says that the result is unknown where the org answers no more; later it can be asked for', async () => {
        line.fate = (_, body) => (body.includes('checkDeployStatus') ? 'lost' : 'through');
        const { id, message } = await unknown(sendPackage(connection, zip, sending));
        assert.equal(id, ids[0]);
        assert.match(message, new RegExp(`^The package was sent, the result is unknown .*--resume ${ids[0] ?? ''}$`));
        assert.equal(pauses.length, 10);
        line.fate = () => 'through';
        const result = await followDeploy(connection, id ?? '', sending);
        assert.deepEqual([result.id, result.success], [id, true]);
    });

    void it('says that it may have been sent where the answer to it got lost', async () => {
        line.fate = (_, body) => (body.includes('ZipFile') ? 'answerLost' : 'through');
        const { id, message } = await unknown(sendPackage(connection, zip, sending));
        assert.equal(id, undefined);
        assert.match(message, /^The connection broke while the package was sent .*Setup, Deployment Status/);
    });

    void it('was certainly not sent where there is nobody at the address', async () => {
        const nowhere = await connectTo(undefined, {
            SF_ACCESS_TOKEN: door.token,
            SF_ORG_INSTANCE_URL: await closedAddress()
        });
        await assert.rejects(
            sendPackage(nowhere, zip, sending),
            (error: Error) => !(error instanceof UnknownResultError) && errorMessage(error).includes('ECONNREFUSED')
        );
    });

    void it('that the org knows nothing of cannot be gone on with', async () => {
        await assert.rejects(
            followDeploy(connection, NOBODY, sending),
            (error: Error) =>
                error instanceof CommandError &&
                error.message.startsWith(`The org knows of no deploy ${NOBODY}. Setup, Deployment Status`)
        );
    });
});
