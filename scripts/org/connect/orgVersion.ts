import type { Connection } from 'jsforce';
import { CommandError } from '../../command/commandError.ts';

/**
 * Has a connection speak the newest API version of its org where that is older than ours.
 *
 * @returns the org's API versions, as `68`
 * @throws CommandError where the address is not that of an org
 */
export async function speakOrgVersion(connection: Connection): Promise<number[]> {
    const known = await connection.request<{ version: string }[] | string>(`${connection.instanceUrl}/services/data`);
    if (!Array.isArray(known)) {
        throw new CommandError(
            `${connection.instanceUrl} does not answer as an org does. Its address ends in .my.salesforce.com.`
        );
    }
    const versions = known.map(({ version }) => Number(version));
    connection.version = Math.min(Number(connection.version), Math.max(...versions)).toFixed(1);
    return versions;
}
