import { createVerify } from 'node:crypto';
import { notFound } from '../api/apiError.ts';
import type { Exchange } from '../api/exchange.ts';
import type { Org } from '../org.ts';
import type { Sessions } from './sessions.ts';

/** An external client app: who it is, and how it proves that. */
export interface ConnectedClient {
    id: string;
    /** For client credentials and refresh. */
    secret?: string;
    /** PEM of the certificate or the public key with which its assertions are checked. */
    publicKey?: string;
    /** The user in whose name client credentials work. */
    username?: string;
}

/** What signing in needs. */
export interface SignIn {
    org: Org;
    sessions: Sessions;
    clients: readonly ConnectedClient[];
}

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const SOON = 300;
const FORM_LIMIT = 64 * 1024;

/** OAuth: tokens, who their users are, and the way into the browser. */
export async function oauth(signIn: SignIn, exchange: Exchange): Promise<void> {
    if (exchange.path === '/services/oauth2/token') {
        return token(signIn, exchange);
    }
    if (exchange.path === '/services/oauth2/userinfo' || exchange.path.startsWith('/id/')) {
        return exchange.send(200, identity(signIn, exchange));
    }
    if (exchange.path === '/services/oauth2/singleaccess') {
        return exchange.send(200, { frontdoor_uri: frontDoor(signIn, exchange) });
    }
    if (exchange.path === '/services/oauth2/revoke') {
        return exchange.send(200);
    }
    throw notFound();
}

async function token(signIn: SignIn, exchange: Exchange): Promise<void> {
    const form = new URLSearchParams(await exchange.text(FORM_LIMIT));
    const grants: Record<string, (its: URLSearchParams) => string | Refusal> = {
        [JWT_BEARER]: (its) => fromAssertion(signIn, exchange, its.get('assertion') ?? ''),
        client_credentials: (its) => fromSecret(signIn, its)
    };
    const grant = grants[form.get('grant_type') ?? ''];
    const found: string | Refusal = grant
        ? grant(form)
        : { error: 'unsupported_grant_type', error_description: 'grant type not supported' };
    if (typeof found !== 'string') {
        return exchange.send(400, found);
    }
    return exchange.send(200, {
        access_token: signIn.sessions.tokenOf(found),
        id: `${exchange.origin}/id/${signIn.org.organizationId}/${found}`,
        instance_url: exchange.origin,
        scope: 'api id web',
        token_type: 'Bearer',
        issued_at: String(signIn.org.now())
    });
}

interface Refusal {
    error: string;
    error_description: string;
}

function fromSecret(signIn: SignIn, form: URLSearchParams): string | Refusal {
    const client = signIn.clients.find(({ id }) => id === form.get('client_id'));
    if (!client) {
        return { error: 'invalid_client_id', error_description: 'client identifier invalid' };
    }
    if (client.secret === undefined || client.secret !== form.get('client_secret')) {
        return { error: 'invalid_client', error_description: 'invalid client credentials' };
    }
    return (
        userNamed(signIn, client.username) ?? {
            error: 'invalid_grant',
            error_description: 'no client credentials user enabled'
        }
    );
}

/** A JSON web token, signed by a client that the org knows, for a user who exists, not too old. */
function fromAssertion(signIn: SignIn, exchange: Exchange, assertion: string): string | Refusal {
    const [head = '', payload = '', signature = ''] = assertion.split('.');
    const claims = readPart(payload);
    const client = signIn.clients.find(({ id }) => id === claims?.['iss']);
    if (!claims || readPart(head)?.['alg'] !== 'RS256') {
        return { error: 'invalid_grant', error_description: 'invalid assertion' };
    }
    if (!client?.publicKey) {
        return { error: 'invalid_client', error_description: 'client identifier invalid' };
    }
    const isSigned = createVerify('RSA-SHA256')
        .update(`${head}.${payload}`)
        .verify(client.publicKey, signature, 'base64url');
    if (!isSigned) {
        return { error: 'invalid_grant', error_description: 'invalid assertion' };
    }
    if (String(claims['aud']).replace(/\/$/, '') !== exchange.origin) {
        return { error: 'invalid_grant', error_description: 'audience is invalid' };
    }
    // Clients sign by the machine's clock, whatever the time is in the org.
    const now = Date.now() / 1000;
    const expires = Number(claims['exp']);
    if (!(expires > now - SOON)) {
        return { error: 'invalid_grant', error_description: 'expired authorization code' };
    }
    return (
        userNamed(signIn, claims['sub']) ?? {
            error: 'invalid_grant',
            error_description: "user hasn't approved this consumer"
        }
    );
}

function readPart(part: string): Record<string, unknown> | undefined {
    try {
        return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;
    } catch {
        return undefined;
    }
}

function userNamed(signIn: SignIn, username: unknown): string | undefined {
    if (typeof username !== 'string') {
        return undefined;
    }
    const row = signIn.org.database.get(
        'SELECT Id FROM o_User WHERE Username = ? AND IsActive = 1 AND IsDeleted = 0',
        username
    );
    return row && String(row['Id']);
}

/** Where a browser works as this user: the local console, or the page that was asked for. */
function frontDoor(signIn: SignIn, exchange: Exchange): string {
    const user = signIn.org.database.get('SELECT Name FROM o_User WHERE Id = ?', signIn.sessions.signedIn(exchange));
    const path = exchange.query.get('redirect_uri');
    const target = new URL(`${exchange.origin}/`);
    const wanted = path === null ? target : new URL(path, target);
    // Nobody is led anywhere else with an address of the org.
    if (wanted.origin !== target.origin) {
        return target.href;
    }
    if (!wanted.searchParams.has('agent')) {
        wanted.searchParams.set('agent', String(user?.['Name'] ?? ''));
    }
    return wanted.href;
}

function identity(signIn: SignIn, exchange: Exchange): Record<string, unknown> {
    const userId = signIn.sessions.signedIn(exchange);
    const user = signIn.org.database.get('SELECT * FROM o_User WHERE Id = ?', userId) ?? {};
    const { organizationId } = signIn.org;
    const id = `${exchange.origin}/id/${organizationId}/${userId}`;
    return {
        id,
        sub: id,
        asserted_user: true,
        user_id: userId,
        organization_id: organizationId,
        username: user['Username'],
        preferred_username: user['Username'],
        nick_name: user['CommunityNickname'] ?? user['Alias'],
        display_name: user['Name'],
        name: user['Name'],
        email: user['Email'],
        given_name: user['FirstName'],
        family_name: user['LastName'],
        first_name: user['FirstName'],
        last_name: user['LastName'],
        timezone: user['TimeZoneSidKey'],
        active: user['IsActive'] === 1,
        user_type: 'STANDARD',
        locale: user['LocaleSidKey'],
        language: user['LanguageLocaleKey'],
        urls: {
            rest: `${exchange.origin}/services/data/v{version}/`,
            sobjects: `${exchange.origin}/services/data/v{version}/sobjects/`,
            query: `${exchange.origin}/services/data/v{version}/query/`,
            metadata: `${exchange.origin}/services/Soap/m/{version}/${organizationId}`,
            custom_domain: exchange.origin
        }
    };
}
