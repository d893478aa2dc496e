import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before } from 'node:test';
import { type Ended, runNode, scriptArguments } from '../../command/childProcess.ts';
import { isolatedSf, type Sf } from '../../harness/isolatedSf.ts';
import { ADMIN_USERNAME, openLocalOrg, type Feature, type LocalOrg } from '../../local-org/localOrg.ts';

/** The login of the served org. */
export const ALIAS = 'local';

/** A fresh local org over HTTP, and the real sf CLI logged in to it. */
export interface Door {
    org: LocalOrg;
    sf: Sf;
    url: string;
    token: string;
    /** Runs one of our commands as `npm run` does, with the CLI's login. */
    command(script: string, ...args: string[]): Promise<Ended>;
    /** The same with `--json`: its exit status and what it says. */
    asked<Said>(script: string, ...args: string[]): Promise<{ code: number | null; said: Said }>;
}

/** An org that answers over HTTP. */
export interface Served {
    url: string;
    /** Closes the server and the org. */
    close(): void;
}

/** Serves an org on this machine; `answer` says true of what it answers itself. */
export async function serve(
    org: LocalOrg,
    answer: (request: IncomingMessage, response: ServerResponse) => boolean = () => false
): Promise<Served> {
    const server = createServer((request, response) => {
        if (!answer(request, response) && org.handle(request, response) === false) {
            response.writeHead(404).end();
        }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return {
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        close() {
            server.closeAllConnections();
            server.close();
            org.close();
        }
    };
}

/** Opens an org that lacks these features for the tests of a suite, and closes it after them. */
export function servedOrg(...lacking: Feature[]): Door {
    const door = {} as Door;
    let close = (): Promise<void> => Promise.resolve();
    before(async () => {
        const org = await openLocalOrg({ file: ':memory:', lacking, now: Date.now });
        const served = await serve(org);
        const { url } = served;
        const token = org.tokenOf(ADMIN_USERNAME);
        const sf = await isolatedSf();
        Object.assign(door, { org, sf, url, token });
        close = async () => {
            served.close();
            await sf.remove();
        };
        await sf.login(ALIAS, url, token);
    });
    after(() => close());
    door.command = (script, ...args) =>
        runNode(scriptArguments(`scripts/${script}.ts`, ['--target-org', ALIAS, ...args]), {
            env: door.sf.environment
        });
    door.asked = async <Said>(script: string, ...args: string[]) => {
        const { code, stdout, stderr } = await door.command(script, '--json', ...args);
        try {
            return { code, said: JSON.parse(stdout) as Said };
        } catch (error) {
            throw new Error(`${script} answered no JSON: ${stdout}${stderr}`, { cause: error });
        }
    };
    return door;
}
