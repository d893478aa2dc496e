import { root } from '../node/bundles.ts';
import { connectTo } from './connect/connection.ts';
import { runCommand } from '../command/runCommand.ts';
import { ORG_OPTIONS, ORG_USAGE } from './connect/targetOrg.ts';
import { readCommandLine } from '../command/readCommandLine.ts';
import { failuresOf, failureTable } from './deploy/failures.ts';
import { OPTIONAL_PACKAGES, packageDirectories } from './deploy/packageDirectories.ts';
import { assignPermissionSets, type Assignment } from './deploy/permissionSets.ts';
import { runProjectCommand } from './deploy/projectCommand.ts';
import { sendPackage } from './deploy/sendPackage.ts';
import { sourcePackage } from './deploy/sourcePackage.ts';
import { progressOn } from '../command/progress.ts';

const USAGE = `Puts the product into an org: builds the components, checks the metadata, deploys all of it or nothing.

  npm run deploy -- [options]

${ORG_USAGE}
  --dry-run         only have the org check it
  --with NAMES      also deploy ${Object.keys(OPTIONAL_PACKAGES).join(', ')}; with commas between them
  --assign NAME     assign this permission set to yourself; may come several times
  --built           deploy what was built before, without building and checking it again

Exit status: 0 deployed, 1 the org refused components, 2 nothing could be sent.
`;

const BUILD = 'scripts/build/main.ts';
const CHECK = 'scripts/metadata/main.ts';

function said({ name, before }: Assignment): string {
    return `${before ? 'Had' : 'Assigned'} the permission set ${name}.`;
}

async function deploy(args: string[]): Promise<number> {
    const options = readCommandLine({
        args,
        options: {
            ...ORG_OPTIONS,
            'dry-run': { type: 'boolean', default: false },
            with: { type: 'string' },
            assign: { type: 'string', multiple: true, default: [] as string[] },
            built: { type: 'boolean', default: false }
        }
    }).values;
    if (options.help) {
        process.stdout.write(USAGE);
        return 0;
    }
    const directories = packageDirectories(options.with);
    const connection = await connectTo(options['target-org'], process.env);
    if (!options.built) {
        await runProjectCommand(BUILD, 'The build');
        await runProjectCommand(CHECK, 'The check of the metadata');
    }
    const progress = progressOn(process.stderr);
    const source = sourcePackage(root, directories);
    const checkOnly = options['dry-run'];
    const result = await sendPackage(connection, source.zip, { checkOnly, progress }).finally(() => progress.stop());
    const failures = failuresOf([result.details.componentFailures ?? []].flat(), source, root);
    const assigned = result.success && !checkOnly ? await assignPermissionSets(connection, options.assign) : [];

    const status = result.success ? 0 : 1;
    const components = Number(result.numberComponentsTotal);
    if (options.json) {
        const { id, status: state, errorMessage } = result;
        const org = connection.instanceUrl;
        console.log(
            JSON.stringify({ status, org, id, state, checkOnly, components, failures, assigned, errorMessage })
        );
    } else if (result.success) {
        console.log(
            `${components} components ${checkOnly ? 'would deploy to' : 'deployed to'} ${connection.instanceUrl}.`
        );
        assigned.forEach((each) => console.log(said(each)));
    } else {
        if (failures.length > 0) {
            console.log(failureTable(failures));
        }
        console.log(
            `\n${result.errorMessage ?? `${failures.length} problems`}: nothing was changed in ${connection.instanceUrl}.`
        );
    }
    return status;
}

await runCommand('deploy', deploy, { errorsAsJson: true });
