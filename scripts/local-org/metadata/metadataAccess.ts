import { ApiError } from '../api/apiError.ts';
import type { Org } from '../org.ts';

const NEEDED = ['ModifyAllData', 'ModifyMetadata'];

/** @throws ApiError where this user may not use the Metadata API */
export function checkMetadataAccess(org: Org, userId: string): void {
    const access = org.accessOf(userId);
    if (!NEEDED.some((permission) => access.has(permission))) {
        const message = `use of the Metadata API requires a user with the ${NEEDED.join(' or ')} permissions`;
        throw new ApiError('INSUFFICIENT_ACCESS', message, { status: 403 });
    }
}
