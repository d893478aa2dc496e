import { quoted, type Fields, type Store } from './store.ts';

/** The client's contact and its account. */
interface Contact {
    contactId: string;
    accountId: string | null;
}

const SESSION = 'MessagingSession';

function contactOf({ Id, AccountId }: { Id: string; AccountId?: unknown }): Contact {
    return {
        contactId: Id,
        accountId: typeof AccountId === 'string' ? AccountId : null
    };
}

/** The one contact with an email address, as a form before the chat finds it; none where several have it. */
export async function findContact(store: Store, email: string): Promise<Contact | undefined> {
    const where = `Email = ${quoted(email)}`;
    const [found, ...others] = await store.query(
        `SELECT Id, AccountId FROM Contact WHERE ${where} ORDER BY Id LIMIT 2`
    );
    return found && others.length === 0 ? contactOf(found) : undefined;
}

/** A session's contact is that of its messaging user, who was changed: the sessions follow. */
export async function followContacts(store: Store, endUsers: readonly string[]): Promise<void> {
    for (const endUser of endUsers) {
        const id = quoted(endUser);
        const [user] = await store.query(
            `SELECT ContactId, Contact.AccountId FROM MessagingEndUser WHERE Id = ${id} LIMIT 1`
        );
        const contactId = typeof user?.ContactId === 'string' ? user.ContactId : null;
        const { AccountId: accountId = null } = (user?.Contact ?? {}) as { AccountId?: string | null };
        const sessions = await store.query(
            `SELECT Id, EndUserContactId FROM ${SESSION} WHERE MessagingEndUserId = ${id}`
        );
        const fields: Fields = { EndUserContactId: contactId, EndUserAccountId: accountId };
        for (const session of sessions) {
            if (session.EndUserContactId !== contactId) {
                await store.update(SESSION, session.Id, fields);
            }
        }
    }
}
