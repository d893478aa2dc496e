import { setTimeout as wait } from 'node:timers/promises';
import type { Connection } from 'jsforce';
import type { DeployResult } from 'jsforce/lib/api/metadata.js';
import type { Progress } from '../../command/progress.ts';

/** The waits between two looks: short at first, for what is done at once. */
const FIRST_LOOK = 100;
const LAST_LOOK = 1000;
const LONGER = 1.5;

/** Deploys a zip, all of it or nothing, and waits until the org is done with it. */
export async function sendPackage(
    { metadata }: Connection,
    zip: Buffer,
    { checkOnly, progress }: { checkOnly: boolean; progress: Progress }
): Promise<DeployResult> {
    progress.show(0, 0, 'Sending the package …');
    const { id } = await metadata.deploy(zip, { checkOnly, rollbackOnError: true, singlePackage: true });
    for (let pause = FIRST_LOOK; ; pause = Math.min(pause * LONGER, LAST_LOOK)) {
        const result = await metadata.checkDeployStatus(id, true);
        const done = Number(result.numberComponentsDeployed);
        progress.show(
            done,
            Number(result.numberComponentsTotal),
            checkOnly ? 'Components checked' : 'Components deployed'
        );
        if (result.done) {
            return result;
        }
        await wait(pause);
    }
}
