import { packageDirectories, OPTIONAL_PACKAGES } from '../org/deploy/packageDirectories.ts';
import { figure, median, type Figure } from './figure.ts';
import { runNode, scriptArguments } from '../command/childProcess.ts';
import { isolatedSf } from '../harness/isolatedSf.ts';
import { serveFreshOrg } from './org/servedOrg.ts';
import { timed } from './timed.ts';

const RUNS = 5;
const ORG = 'bench';
const PACKAGES = Object.keys(OPTIONAL_PACKAGES).join();

/**
 * The whole product by our command and by `sf project deploy start`, both from the start of the process to its end and
 * without a build, one after the other into one org. The first run of each is thrown away: in it the org compiles.
 */
export async function deployBench(say: (text: string) => void): Promise<Figure[]> {
    const sf = await isolatedSf();
    const org = await serveFreshOrg('empty');
    const ours = scriptArguments('scripts/org/deploy.ts', ['--built', '--with', PACKAGES, '--target-org', ORG]);
    const theirs = packageDirectories(PACKAGES).flatMap((path) => ['--source-dir', path]);
    const deploys: number[] = [];
    const limits: number[] = [];
    try {
        await sf.login(ORG, org.url, org.token);
        for (let run = 0; run <= RUNS; run += 1) {
            say(run === 0 ? 'first run' : `run ${run} of ${RUNS}`);
            const limit = await timed('sf project deploy start', () =>
                sf.run(['project', 'deploy', 'start', ...theirs, '--target-org', ORG])
            );
            const deploy = await timed('deploy', () => runNode(ours, { env: sf.environment }));
            if (run === 0) {
                continue;
            }
            limits.push(limit);
            deploys.push(deploy);
        }
        return [figure('deploy', 'ms', deploys, median(limits))];
    } finally {
        await org.stop();
        await sf.remove();
    }
}
