import { join } from 'node:path';
import type { Connection } from 'jsforce';
import type { DeployResult } from 'jsforce/lib/api/metadata.js';
import { CommandError, UsageError } from '../command/commandError.ts';
import { atEnd } from '../command/atEnd.ts';
import { errorMessage } from '../command/errorMessage.ts';
import { progressOn } from '../command/progress.ts';
import { readCommandLine } from '../command/readCommandLine.ts';
import { failureData, runCommand } from '../command/runCommand.ts';
import { root } from '../node/bundles.ts';
import { connectTo } from './connect/connection.ts';
import { speakOrgVersion } from './connect/orgVersion.ts';
import { API_VERSION, ORG_OPTIONS, ORG_USAGE } from './connect/targetOrg.ts';
import { checkBuilt } from './deploy/checkBuilt.ts';
import { failuresOf } from './deploy/failures.ts';
import { fitting } from './deploy/fitting.ts';
import { readFeatures } from './deploy/orgFeatures.ts';
import { OUTCOME, UnknownResultError } from './deploy/outcome.ts';
import { OPTIONAL_PACKAGES, packageDirectories } from './deploy/packageDirectories.ts';
import { assignPermissionSets, checkPermissionSets, type Assignment } from './deploy/permissionSets.ts';
import { runProjectCommand } from './deploy/projectCommand.ts';
import { isTrue, leftOutWords, reportData, reportWords, statusOf, type Report } from './deploy/report.ts';
import { followDeploy, sendPackage, type Sending } from './deploy/sendPackage.ts';
import { sourcePackage } from './deploy/sourcePackage.ts';

const USAGE = `Puts the product into an org: builds the components, checks the metadata, asks the org what it can take, and deploys
all of that or nothing. What is left out is named, with the reason.

  npm run deploy -- [options]

${ORG_USAGE}
  --dry-run         only have the org check it
  --with NAMES      also deploy ${Object.keys(OPTIONAL_PACKAGES).join(', ')}; with commas between them
  --assign NAME     assign this permission set to yourself; may come several times
  --resume ID       send nothing: see how the deploy with this id ends; with the --with that it was sent with
  --built           deploy what was built before, without building and checking it again

Exit status: 0 deployed, 1 the org refused components, 2 nothing was sent, 3 sent, the result is unknown (--resume),
4 deployed, but not assigned.
`;

const BUILD = 'scripts/build/main.ts';
const CHECK = 'scripts/metadata/main.ts';
const DEPLOY_ID = /^0Af[a-zA-Z0-9]{12}(?:[a-zA-Z0-9]{3})?$/;

function readOptions(args: string[]) {
    const options = readCommandLine({
        args,
        options: {
            ...ORG_OPTIONS,
            'dry-run': { type: 'boolean', default: false },
            with: { type: 'string' },
            assign: { type: 'string', multiple: true, default: [] as string[] },
            resume: { type: 'string' },
            built: { type: 'boolean', default: false }
        }
    }).values;
    if (options.resume !== undefined && !DEPLOY_ID.test(options.resume)) {
        throw new UsageError(`--resume ${options.resume}: a deploy's id is needed, 15 or 18 characters that begin 0Af`);
    }
    const idle = (['dry-run', 'built'] as const).find((name) => options.resume !== undefined && options[name]);
    if (idle !== undefined) {
        throw new UsageError(`--resume sends nothing and takes no --${idle}`);
    }
    return options;
}

/** Says the deploy's id, and says it again to whoever stops waiting, until what is returned is called. */
function tellId(id: string): () => void {
    // Before the id is out: whoever sees it may stop at once.
    const done = atEnd((signal) => {
        if (signal !== undefined) {
            console.error(
                `\ndeploy: The deploy ${id} goes on in the org; see how it ends: npm run deploy -- --resume ${id}`
            );
        }
    });
    console.error(`Deploy ${id}`);
    return done;
}

async function assign(
    connection: Connection,
    names: readonly string[]
): Promise<{ assigned: Assignment[]; notAssigned: string | undefined }> {
    try {
        return { assigned: await assignPermissionSets(connection, names), notAssigned: undefined };
    } catch (error) {
        const again = names.map((name) => `--name ${name}`).join(' ');
        return { assigned: [], notAssigned: `${errorMessage(error)}. Try: npx sf org assign permset ${again}` };
    }
}

async function checkVersion(connection: Connection): Promise<void> {
    const newest = Math.max(...(await speakOrgVersion(connection)));
    if (newest < Number(API_VERSION)) {
        throw new CommandError(
            `The org's newest API version is ${newest}.0; the components need ${API_VERSION}. Wait for the org's next release (trust.salesforce.com names the day).`
        );
    }
}

type Options = ReturnType<typeof readOptions>;

/** The source of this deploy, as far as the org can take it, and how the org took it. */
async function carryOut(connection: Connection, options: Options): Promise<Report> {
    const wanted = packageDirectories(options.with);
    await checkVersion(connection);
    if (!options.built && options.resume === undefined) {
        await runProjectCommand(BUILD, 'The build');
        await runProjectCommand(CHECK, 'The check of the metadata');
    }
    const { directories, files, leftOut } = fitting(root, wanted, await readFeatures(connection));
    if (options.built) {
        checkBuilt();
    }
    const paths = directories.map((path) => join(root, path));
    const source = sourcePackage(root, paths, files);
    await checkPermissionSets(connection, options.assign, source.namesOf('PermissionSet'));
    if (!options.json) {
        leftOutWords(leftOut).forEach((line) => console.error(line));
    }
    const progress = progressOn(process.stderr);
    let isOver = (): void => undefined;
    const begun = (id: string): void => {
        progress.stop();
        isOver = tellId(id);
    };
    const sending: Sending = { checkOnly: options['dry-run'], progress, begun };
    const done: Promise<DeployResult> =
        options.resume === undefined
            ? sendPackage(connection, source.zip, sending)
            : followDeploy(connection, options.resume, sending);
    const result = await done.finally(() => {
        progress.stop();
        isOver();
    });
    const failures = failuresOf([result.details.componentFailures ?? []].flat(), source, root);
    const names = result.success && !isTrue(result.checkOnly) ? options.assign : [];
    return { org: connection.instanceUrl, result, failures, leftOut, ...(await assign(connection, names)) };
}

async function deploy(args: string[]): Promise<number> {
    const options = readOptions(args);
    if (options.help) {
        process.stdout.write(USAGE);
        return OUTCOME.deployed;
    }
    packageDirectories(options.with);
    const connection = await connectTo(options['target-org'], process.env);
    try {
        const report = await carryOut(connection, options);
        console.log(options.json ? JSON.stringify(reportData(report)) : reportWords(report));
        return statusOf(report);
    } catch (error) {
        if (!(error instanceof UnknownResultError)) {
            throw error;
        }
        console.error(`deploy: ${error.message}`);
        if (options.json) {
            const failure = failureData(OUTCOME.unknown, error);
            console.log(JSON.stringify({ ...failure, org: connection.instanceUrl, id: error.id }));
        }
        return OUTCOME.unknown;
    }
}

await runCommand('deploy', deploy);
