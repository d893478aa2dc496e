import type { PlatformProfile } from '../../platform/traits.ts';
import { session } from './session.ts';

/** How the platform behaves that this page plays. */
export function platform(): PlatformProfile {
    return session().platform;
}

/** What a call of the conversation toolkit that worked resolves to. */
export function toolkitResult(): true | undefined {
    return platform().toolkitResult === 'true' ? true : undefined;
}
