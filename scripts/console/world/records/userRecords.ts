import { createHash } from 'node:crypto';
import type { MakeUser } from '../roster.ts';
import { quoted, type Store } from './store.ts';

const PERMISSION_SETS = [
    'Chat_Etiquette_Agent',
    'Chat_Etiquette_Messaging',
    'Chat_Etiquette_Live_Chat',
    'Chat_Etiquette_Presence'
];
const PROFILE = 'Standard User';
const DOMAIN = 'agents.example.com';
const ALIAS_LENGTH = 8;

/** A name as part of a user name; what gets lost on the way comes back as a hash, so that two names stay two. */
function slugOf(name: string): string {
    const lower = name.toLowerCase();
    const slug = lower.replace(/[^a-z0-9]+/g, '.');
    const hash = () => createHash('sha256').update(lower).digest('hex').slice(0, 6);
    return /^[a-z0-9]+( [a-z0-9]+)*$/.test(lower) ? slug : `${slug}.${hash()}`.replace(/^\.|\.(?=\.)/g, '');
}

async function idOf(store: Store, soql: string): Promise<string | undefined> {
    return (await store.query(soql))[0]?.Id;
}

/** Omni-Channel offers a queue's work to its members, who also see the queue's records. */
async function joinQueue(store: Store, queueId: string, userId: string): Promise<void> {
    const where = `GroupId = ${quoted(queueId)} AND UserOrGroupId = ${quoted(userId)}`;
    if ((await idOf(store, `SELECT Id FROM GroupMember WHERE ${where}`)) === undefined) {
        await store.create('GroupMember', { GroupId: queueId, UserOrGroupId: userId });
    }
}

/** The user behind an agent: found by user name, or made, with those of the product's permission sets that the org has. */
export function userRecords(store: Store, queueId: string): MakeUser {
    return async (name, displayName) => {
        const username = `${slugOf(name)}@${DOMAIN}`;
        const present = await idOf(store, `SELECT Id FROM User WHERE Username = ${quoted(username)}`);
        if (present !== undefined) {
            await joinQueue(store, queueId, present);
            return { userId: present, username };
        }
        const profile = await idOf(store, `SELECT Id FROM Profile WHERE Name = ${quoted(PROFILE)}`);
        const userId = await store.create('User', {
            Username: username,
            LastName: displayName,
            Email: username,
            Alias: slugOf(name).slice(0, ALIAS_LENGTH),
            IsActive: true,
            ...(profile === undefined ? {} : { ProfileId: profile })
        });
        const names = PERMISSION_SETS.map(quoted).join(', ');
        for (const { Id } of await store.query(`SELECT Id FROM PermissionSet WHERE Name IN (${names})`)) {
            await store.create('PermissionSetAssignment', { PermissionSetId: Id, AssigneeId: userId });
        }
        await joinQueue(store, queueId, userId);
        return { userId, username };
    };
}
