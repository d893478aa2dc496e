import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { ADMIN_USERNAME, type LocalOrg, type LocalOrgOptions, openLocalOrg } from '../localOrg.ts';

/** The package that tests deploy: two fields of Case, an object with a rule, a permission set, a component. */
export const PACKAGE = join(import.meta.dirname, 'package', 'main');
/** The time in test orgs. */
export const NOON = Date.parse('2026-03-02T12:00:00Z');

/** A fresh org in memory; it goes with the test. */
export async function testOrg(context: TestContext, options: Partial<LocalOrgOptions> = {}): Promise<LocalOrg> {
    const org = await openLocalOrg({ file: ':memory:', source: [PACKAGE], now: () => NOON, ...options });
    context.after(() => org.close());
    return org;
}

export interface Served {
    url: string;
    token: string;
    /** A request of the administrator, or of whoever's token it is; gives the status and the body. */
    ask(method: string, path: string, body?: unknown, token?: string): Promise<{ status: number; body: unknown }>;
}

/** Serves an org to HTTP clients as long as the test runs. */
export async function serve(context: TestContext, org: LocalOrg): Promise<Served> {
    const server = createServer((request, response) => {
        if (org.handle(request, response) === false) {
            response.writeHead(404).end();
        }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    context.after(() => {
        server.closeAllConnections();
        server.close();
    });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const token = org.tokenOf(ADMIN_USERNAME);
    return {
        url,
        token,
        ask: async (method, path, body, own = token) => {
            const response = await fetch(`${url}/services/data/v68.0/${path}`, {
                method,
                headers: { Authorization: `Bearer ${own}`, 'Content-Type': 'application/json' },
                ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) })
            });
            const text = await response.text();
            return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
        }
    };
}

/** A user of the org, with the test package's permission set where it is wanted. */
export function addUser(org: LocalOrg, name: string, permissionSet?: string): string {
    const system = org.asSystem();
    const id = system.create('User', {
        Username: `${name}@test.example`,
        LastName: name,
        Email: `${name}@test.example`
    });
    if (permissionSet !== undefined) {
        assign(org, id, permissionSet);
    }
    return id;
}

/** Assigns a permission set. */
export function assign(org: LocalOrg, userId: string, permissionSet: string): void {
    const system = org.asSystem();
    const [set] = system.query(`SELECT Id FROM PermissionSet WHERE Name = '${permissionSet}'`);
    system.create('PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: set?.['Id'] });
}
