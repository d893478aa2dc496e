import type { Connection } from 'jsforce';
import { CommandError } from '../../command/commandError.ts';

interface OrganizationRow {
    IsSandbox: boolean;
    OrganizationType: string;
}

const DEVELOPER = 'Developer Edition';

/**
 * Lets samples only into orgs that are there to practise: sandboxes, scratch orgs and developer orgs.
 *
 * @param isMeant that the person said so for any other org
 * @throws CommandError naming the org, and how to say that it is meant
 */
export async function checkPracticeOrg(connection: Connection, isMeant: boolean): Promise<void> {
    const soql = 'SELECT IsSandbox, OrganizationType FROM Organization';
    const { records } = await connection.query<OrganizationRow>(soql);
    const [org] = records;
    // Scratch orgs say that they are sandboxes.
    if (isMeant || org?.IsSandbox === true || org?.OrganizationType === DEVELOPER) {
        return;
    }
    throw new CommandError(
        `${connection.instanceUrl} is no sandbox, scratch or developer org (${org?.OrganizationType ?? 'unknown edition'}): samples would stand, and be deleted, among real records. Add --yes if that is meant.`
    );
}
