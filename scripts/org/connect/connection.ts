import type { Connection } from 'jsforce';
import { CommandError } from '../../command/commandError.ts';
import { errorMessage } from '../../command/errorMessage.ts';
import { API_VERSION } from './targetOrg.ts';

/** The environment as far as a connection comes from it. */
export type Environment = Readonly<Record<string, string | undefined>>;

const TOKEN = 'SF_ACCESS_TOKEN';
const INSTANCE = 'SF_ORG_INSTANCE_URL';
/** What a token looks like; nothing that looks like one is ever repeated. */
const TOKEN_START = /^00D\w{12}(?:\w{3})?!/;
const VISIBLE = /^[!-~]+$/;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Connects to the org that was asked for: a login of the sf CLI by its alias or user name; else the access token of the
 * environment; else the default org of the project. Nothing here takes or shows a password or a token.
 *
 * @throws CommandError where there is no such login
 */
export async function connectTo(target: string | undefined, environment: Environment): Promise<Connection> {
    if (target !== undefined && TOKEN_START.test(target)) {
        throw new CommandError(
            `--target-org takes an alias or a user name. Others can read a command line: set an access token as ${TOKEN}, with ${INSTANCE}.`
        );
    }
    return (target === undefined ? await byAccessToken(environment) : undefined) ?? (await byLogin(target));
}

/** The connection by an access token; undefined where the environment has none. */
async function byAccessToken(environment: Environment): Promise<Connection | undefined> {
    const { [TOKEN]: given = '', [INSTANCE]: address = '' } = environment;
    const accessToken = given.trim();
    if (accessToken === '') {
        return undefined;
    }
    if (!VISIBLE.test(accessToken)) {
        throw new CommandError(`${TOKEN} holds a line break, a space or another character that no token has.`);
    }
    if (address === '') {
        throw new CommandError(
            `${TOKEN} is set without ${INSTANCE}. Set it to the org's address, as https://my-domain.my.salesforce.com.`
        );
    }
    const { Connection: JsforceConnection } = await import('jsforce');
    return new JsforceConnection({ instanceUrl: safeAddress(address), accessToken, version: API_VERSION });
}

function safeAddress(address: string): string {
    const url = URL.parse(address);
    if (!url || !/^https?:$/.test(url.protocol)) {
        throw new CommandError(`${INSTANCE} is "${address}", which is no address. It begins with https://.`);
    }
    if (url.protocol === 'http:' && !LOOPBACK.has(url.hostname)) {
        throw new CommandError(`${INSTANCE} is "${address}": a token is sent to another machine only by https://.`);
    }
    return url.origin;
}

/**
 * The connection by a login of the sf CLI: its own, which renews itself where the login can be. It is Salesforce's
 * branch of jsforce; a second jsforce beside it would take longer to load than most commands take.
 */
async function byLogin(target: string | undefined): Promise<Connection> {
    // The library would write a log, and what is not written tells nothing.
    process.env.SF_DISABLE_LOG_FILE ??= 'true';
    const { Org } = await import('@salesforce/core');
    try {
        const org = await Org.create(target === undefined ? {} : { aliasOrUsername: target });
        const connection = org.getConnection(API_VERSION) as unknown as Connection;
        connection.instanceUrl = connection.instanceUrl.replace(/\/+$/, '');
        return connection;
    } catch (error) {
        throw new CommandError(`${missing(target)} (${errorMessage(error)})`, { cause: error });
    }
}

function missing(target: string | undefined): string {
    return target === undefined
        ? `No org was named: add --target-org ALIAS, or log in with "npx sf org login web --set-default", or set ${TOKEN} and ${INSTANCE}.`
        : `There is no login for "${target}". Log in with "npx sf org login web --alias ${target}"; "npx sf org list" shows the logins there are.`;
}
