import { spawn } from 'node:child_process';

const OPENERS: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
    darwin: ['open'],
    win32: ['cmd', '/c', 'start', '""'],
    linux: ['xdg-open']
};

/** Opens an address in the person's browser; where that is not possible the printed address has to do. */
export function openBrowser(address: string, platform: NodeJS.Platform = process.platform): void {
    const [program, ...args] = OPENERS[platform] ?? ['xdg-open'];
    const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true });
    child.on('error', () => console.error(`No browser could be opened. Go to ${address}`));
    child.unref();
}
