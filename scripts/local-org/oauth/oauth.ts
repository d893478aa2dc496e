import { notFound } from '../api/apiError.ts';
import type { Exchange } from '../api/exchange.ts';
import { type Front, userOf } from '../rest/front.ts';

/** Who the user of the token is, and where the org's services are. */
export function oauth(front: Front, exchange: Exchange): void {
    if (exchange.path === '/services/oauth2/userinfo') return exchange.send(200, userInfo(front, exchange));
    throw notFound();
}

function userInfo(front: Front, exchange: Exchange): Record<string, unknown> {
    const userId = userOf(front, exchange);
    const user = front.org.database.get('SELECT * FROM o_User WHERE Id = ?', userId) ?? {};
    return {
        sub: `${exchange.origin}/id/${front.org.organizationId}/${userId}`,
        user_id: userId,
        organization_id: front.org.organizationId,
        preferred_username: user['Username'],
        name: user['Name'],
        email: user['Email'],
        given_name: user['FirstName'],
        family_name: user['LastName'],
        active: true
    };
}
