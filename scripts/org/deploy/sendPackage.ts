import { setTimeout as wait } from 'node:timers/promises';
import type { Connection } from 'jsforce';
import type { DeployResult } from 'jsforce/lib/api/metadata.js';
import { errorMessage } from '../../command/errorMessage.ts';
import { CommandError } from '../../command/commandError.ts';
import type { Progress } from '../../command/progress.ts';
import { UnknownResultError } from './outcome.ts';
import { isTransient, isUnreached } from './transient.ts';

/** The waits between two looks: short at first, for what is done at once. */
const FIRST_LOOK = 100;
const LAST_LOOK = 1000;
const LONGER = 1.5;
/** The waits after a look that failed, and how often in a row one may fail. */
const FIRST_RETRY = 500;
const LAST_RETRY = 15_000;
const RETRIES = 10;

/** How a deploy is sent and followed. */
export interface Sending {
    checkOnly: boolean;
    progress: Progress;
    /** Hears the deploy's id as soon as there is one. */
    begun?(id: string): void;
    /** Waits so many milliseconds. */
    pause?(milliseconds: number): Promise<unknown>;
}

/**
 * Deploys a zip, all of it or nothing, and waits until the org is done with it.
 *
 * @throws UnknownResultError where the zip went out and the result could not be read
 */
export async function sendPackage(connection: Connection, zip: Buffer, sending: Sending): Promise<DeployResult> {
    sending.progress.show(0, 0, 'Sending the package …');
    const id = await send(connection, zip, sending.checkOnly);
    sending.begun?.(id);
    return followDeploy(connection, id, sending);
}

async function send({ metadata }: Connection, zip: Buffer, checkOnly: boolean): Promise<string> {
    try {
        const { id } = await metadata.deploy(zip, { checkOnly, rollbackOnError: true, singlePackage: true });
        return id;
    } catch (error) {
        if (!isTransient(error) || isUnreached(error)) {
            throw error;
        }
        throw new UnknownResultError(
            `The connection broke while the package was sent (${errorMessage(error)}). Whether the org has it is in Setup, Deployment Status: go on with --resume and the id that stands there, or deploy again.`,
            undefined,
            error
        );
    }
}

/**
 * Waits until the org is done with a deploy that was sent. A look that the network or a busy org fails is repeated.
 *
 * @throws UnknownResultError where the result cannot be read
 * @throws CommandError where the org knows of no such deploy
 */
export async function followDeploy(
    { metadata }: Connection,
    id: string,
    { checkOnly, progress, pause = wait }: Sending
): Promise<DeployResult> {
    let failures = 0;
    for (let look = FIRST_LOOK; ; look = Math.min(look * LONGER, LAST_LOOK)) {
        const result = await metadata.checkDeployStatus(id, true).catch((error: unknown) => {
            failures += 1;
            if (isTransient(error) && failures <= RETRIES) {
                return undefined;
            }
            throw isUnknownId(error) ? noSuchDeploy(id, error) : lost(id, error);
        });
        if (result?.done) {
            return result;
        }
        if (result === undefined) {
            progress.show(0, 0, `The org does not answer; asking again (${failures} of ${RETRIES}) …`);
            await pause(Math.min(FIRST_RETRY * 2 ** (failures - 1), LAST_RETRY));
            continue;
        }
        failures = 0;
        const [done, total] = [Number(result.numberComponentsDeployed), Number(result.numberComponentsTotal)];
        progress.show(done, total, checkOnly ? 'Components checked' : 'Components deployed');
        await pause(look);
    }
}

function isUnknownId(error: unknown): boolean {
    return /^(?:INVALID_CROSS_REFERENCE_KEY|INVALID_ID_FIELD|MALFORMED_ID)$/.test(
        String((error as { errorCode?: unknown }).errorCode).replace(/^sf:/, '')
    );
}

function noSuchDeploy(id: string, cause: unknown): CommandError {
    return new CommandError(`The org knows of no deploy ${id}. Setup, Deployment Status, lists those there are.`, {
        cause
    });
}

function lost(id: string, cause: unknown): UnknownResultError {
    return new UnknownResultError(
        `The package was sent, the result is unknown (${errorMessage(cause)}). The deploy ${id} goes on in the org; see how it ends with: npm run deploy -- --resume ${id}`,
        id,
        cause
    );
}
