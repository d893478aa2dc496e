import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { ApiError } from '../api/apiError.ts';
import { shortId } from '../ids/recordId.ts';
import type { Org } from '../org.ts';

const SECRET_BYTES = 48;

/** The access tokens of the org: one a user, the same until the org's file is gone. */
export class Sessions {
    private readonly org: Org;
    private readonly users = new Map<string, string>();

    constructor(org: Org) {
        this.org = org;
        org.database.define(
            'CREATE TABLE IF NOT EXISTS session (userId TEXT PRIMARY KEY, token TEXT NOT NULL) WITHOUT ROWID'
        );
        for (const row of org.database.all('SELECT userId, token FROM session')) {
            this.users.set(String(row['token']), String(row['userId']));
        }
    }

    /** The token of a user. */
    tokenOf(userId: string): string {
        const known = this.org.database.get('SELECT token FROM session WHERE userId = ?', userId);
        if (known) {
            return String(known['token']);
        }
        const secret = randomBytes(SECRET_BYTES).toString('base64url').replace(/[-_]/g, '.');
        const token = `${shortId(this.org.organizationId)}!${secret}`;
        this.org.database.run('INSERT INTO session (userId, token) VALUES (?, ?)', userId, token);
        this.users.set(token, userId);
        return token;
    }

    /** Whose token this is; undefined for none of this org, and for a user who is not active. */
    userOf(token: string): string | undefined {
        const userId = this.users.get(token);
        if (userId === undefined) {
            return undefined;
        }
        const user = this.org.database.get('SELECT IsActive FROM o_User WHERE Id = ? AND IsDeleted = 0', userId);
        return user?.['IsActive'] === 1 ? userId : undefined;
    }

    /** Whose token a request carries; undefined as for `userOf`, and where it carries none. */
    userOfRequest({ headers }: { headers: IncomingHttpHeaders }): string | undefined {
        const token = /^(?:Bearer|OAuth)\s+(.+)$/i.exec(headers.authorization ?? '')?.[1];
        return token === undefined ? undefined : this.userOf(token.trim());
    }

    /** Whose token a request carries. @throws ApiError where nobody is signed in by it */
    signedIn(request: { headers: IncomingHttpHeaders }): string {
        const userId = this.userOfRequest(request);
        if (userId === undefined) {
            throw new ApiError('INVALID_SESSION_ID', 'Session expired or invalid', { status: 401 });
        }
        return userId;
    }
}
