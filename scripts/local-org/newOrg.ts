import { addProfiles } from './access/permissionRecords.ts';
import { ADMINISTRATOR } from './access/profiles.ts';
import { longId, makeId } from './ids/recordId.ts';
import type { Org } from './org.ts';
import { Records } from './records/records.ts';

/** The first user of a new org. */
export const ADMIN_USERNAME = 'admin@chat-etiquette.local';
const ADMIN_EMAIL = 'admin@chat-etiquette.example';
const INSTANCE = 'LOCAL';
const SERVICE_CHANNELS = [
    ['messaging', 'sfdc_livemessage', 'Messaging', 'MessagingSession'],
    ['chat', 'sfdc_liveagent', 'Chat', 'LiveChatTranscript']
] as const;

/** Fills a new org with what every org has from the start: itself, its profiles, its administrator. */
export function fillNewOrg(org: Org): void {
    const existing = org.database.get('SELECT Id FROM o_Organization');
    if (existing) {
        org.organizationId = String(existing['Id']);
        org.adminId = String(
            org.database.get('SELECT Id FROM o_User WHERE Username = ?', ADMIN_USERNAME)?.['Id'] ?? ''
        );
        org.write(() => addProfiles(org));
        return;
    }
    org.write(() => {
        // The administrator creates even himself.
        org.adminId = makeId('005', 1);
        const records = new Records(org, org.systemAccess());
        records.create('Organization', {
            Name: 'Local Org',
            InstanceName: INSTANCE,
            OrganizationType: 'Developer Edition',
            IsSandbox: false
        });
        org.organizationId = longId(String(org.database.get('SELECT Id FROM o_Organization')?.['Id'])) ?? '';
        addProfiles(org);
        records.create('User', {
            Username: ADMIN_USERNAME,
            Email: ADMIN_EMAIL,
            FirstName: 'Local',
            LastName: 'Administrator',
            Alias: 'admin',
            UserType: 'Standard',
            ProfileId: profileId(org, ADMINISTRATOR)
        });
    });
}

/** The service channels that Messaging and Chat bring along. */
export function addServiceChannels(org: Org): void {
    const records = new Records(org, org.systemAccess());
    for (const [feature, DeveloperName, MasterLabel, RelatedEntity] of SERVICE_CHANNELS) {
        const there = org.database.get(
            'SELECT Id FROM o_ServiceChannel WHERE DeveloperName = ? AND IsDeleted = 0',
            DeveloperName
        );
        if (org.features.has(feature) && !there) {
            records.create('ServiceChannel', { DeveloperName, MasterLabel, RelatedEntity });
        }
    }
}

/** The id of a profile by its name. */
function profileId(org: Org, name: string): string | undefined {
    const row = org.database.get('SELECT Id FROM o_Profile WHERE Name = ?', name);
    return row && String(row['Id']);
}
