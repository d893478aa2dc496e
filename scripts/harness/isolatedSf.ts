import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, delimiter, join } from 'node:path';
import { type Ended, runNode } from '../command/childProcess.ts';
import { root } from '../node/bundles.ts';

const SF = join(root, 'node_modules', '@salesforce', 'cli', 'bin', 'run.js');
const QUIET = {
    SF_DISABLE_TELEMETRY: 'true',
    SF_TELEMETRY_DISABLE_ACKNOWLEDGEMENT: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
    SF_AUTOUPDATE_DISABLE: 'true',
    SF_DISABLE_AUTOUPDATE: 'true',
    SF_HIDE_RELEASE_NOTES: 'true',
    SF_DISABLE_LOG_FILE: 'true',
    SF_USE_PROGRESS_BAR: 'false',
    // Who runs us may ask for colours, which the CLI would put into its JSON too.
    FORCE_COLOR: '0',
    NO_PROXY: '127.0.0.1,localhost'
};

/** The project's own sf CLI with a home of its own: no login of this machine is seen or changed. */
export interface Sf {
    /** The environment under which the CLI, and everything that uses its logins, runs. */
    environment: NodeJS.ProcessEnv;
    /** Runs `sf` with these arguments; `environment` adds to its own. */
    run(args: readonly string[], environment?: NodeJS.ProcessEnv): Promise<Ended>;
    /** The same with `--json`: what the CLI says as JSON. */
    json(args: readonly string[], environment?: NodeJS.ProcessEnv): Promise<{ status: number; result?: unknown }>;
    /** Logs in with an access token, which goes by the environment. */
    login(alias: string, url: string, token: string): Promise<void>;
    remove(): Promise<void>;
}

/** Sets the sf CLI up in an empty home. */
export async function isolatedSf(): Promise<Sf> {
    const home = await mkdtemp(join(tmpdir(), 'chat-etiquette-sf-'));
    const { SF_ACCESS_TOKEN: _token, SF_ORG_INSTANCE_URL: _url, ...inherited } = process.env;
    const path = [dirname(process.execPath), process.env.PATH].join(delimiter);
    const environment = { ...inherited, ...QUIET, HOME: home, USERPROFILE: home, PATH: path };
    const run: Sf['run'] = (args, more) => runNode([SF, ...args], { env: { ...environment, ...more } });
    const json: Sf['json'] = async (args, more) => {
        const { stdout, stderr } = await run([...args, '--json'], more);
        try {
            return JSON.parse(stdout) as { status: number };
        } catch (error) {
            throw new Error(`sf ${args.join(' ')} answered no JSON: ${stdout}${stderr}`, { cause: error });
        }
    };
    return {
        environment,
        run,
        json,
        login: async (alias, url, token) => {
            const args = ['org', 'login', 'access-token', '--instance-url', url, '--alias', alias, '--no-prompt'];
            const { code, stderr } = await run(args, { SF_ACCESS_TOKEN: token });
            if (code !== 0) {
                throw new Error(`sf cannot log in: ${stderr}`);
            }
        },
        remove: () => rm(home, { recursive: true, force: true, maxRetries: 5 })
    };
}
