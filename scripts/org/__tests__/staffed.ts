import type { RecordsApi } from '../../local-org/localOrg.ts';

/** What makes a user an agent of the sample routing, by the ids of its records. */
export interface Staffed {
    member: string;
    presence: string;
}

/** Makes a user a member of the sample's queue and gives them its presence configuration, as an admin does in Setup. */
export function staffed(records: RecordsApi, userId: string): Staffed {
    const idOf = (soql: string): string => String(records.query(soql)[0]?.['Id']);
    const GroupId = idOf("SELECT Id FROM Group WHERE DeveloperName = 'Etiquette_Chats'");
    const PresenceUserConfigId = idOf("SELECT Id FROM PresenceUserConfig WHERE DeveloperName = 'Etiquette_Presence'");
    return {
        member: records.create('GroupMember', { GroupId, UserOrGroupId: userId }),
        presence: records.create('PresenceUserConfigUser', { PresenceUserConfigId, UserId: userId })
    };
}
