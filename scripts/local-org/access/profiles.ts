import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ProfileData, rightsOf } from './permissionSet.ts';

export const ADMINISTRATOR = 'System Administrator';
export const STANDARD_USER = 'Standard User';
export const MINIMUM_ACCESS = 'Minimum Access - Salesforce';

interface ProfileFile {
    description: string;
    allObjects: boolean;
    allFields: boolean;
    objects: Record<string, string>;
}

/** The profiles of a new org, by name. */
export function readProfiles(): Map<string, ProfileData> {
    const text = readFileSync(join(import.meta.dirname, 'profiles.json'), 'utf8');
    const data = JSON.parse(text) as Record<string, ProfileFile>;
    return new Map(
        Object.entries(data).map(([name, { objects, ...rest }]) => {
            const rights = Object.entries(objects).map(([object, letters]) => {
                return [object.toLowerCase(), rightsOf(letters)] as const;
            });
            return [name, { ...rest, objects: new Map(rights) }];
        })
    );
}
