import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { runProgram } from '../command/childProcess.ts';
import { CommandError } from '../command/commandError.ts';

/** Follows a step of long work. */
export interface Listener {
    /** Gets each line that a program writes: what a terminal shows while it lasts. */
    hear(line: string): void;
    /** Gets what a person has to know even where there is no terminal. */
    tell(line: string): void;
}

/** Says to this process and those that it starts that Chromium may be installed. */
const ALLOWED = 'CHAT_ETIQUETTE_INSTALL_BROWSER';
/**
 * The browser without the parts that nobody sees in a test comes first: a page costs a fourth less processor time in it.
 * Debian has both as packages of the same build: https://packages.debian.org/chromium-headless-shell
 */
const PACKAGES = ['chromium-headless-shell', 'chromium'];
const NAMES = [...PACKAGES, 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
const { LOCALAPPDATA = '', PROGRAMFILES = '', HOME = '' } = process.env;
const PLACES = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    `${HOME}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
    `${PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`,
    `${PROGRAMFILES} (x86)\\Google\\Chrome\\Application\\chrome.exe`,
    `${LOCALAPPDATA}\\Google\\Chrome\\Application\\chrome.exe`,
    `${PROGRAMFILES} (x86)\\Microsoft\\Edge\\Application\\msedge.exe`
];

/** The Chromium of this machine: the one that CHROMIUM_PATH names, else one in a usual place. */
export function findChromium(): string | undefined {
    const named = process.env['CHROMIUM_PATH'];
    if (named) {
        if (existsSync(named)) {
            return named;
        }
        throw new CommandError(`CHROMIUM_PATH names ${named}, and nothing is there.`);
    }
    const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
    const onThePath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
    return [...onThePath, ...PLACES].find(isProgram);
}

/**
 * Returns the Chromium of this machine. Where there is none it is installed if that was agreed to: by `CI=true`, by
 * `--install-browser`, or at the terminal.
 *
 * @throws CommandError saying how to install it
 */
export async function provideChromium({ hear, tell }: Listener): Promise<string> {
    const found = findChromium();
    if (found) {
        return found;
    }
    const leave = mayInstall() ? await leaveToInstall() : undefined;
    if (!leave) {
        throw new CommandError(WHAT_TO_INSTALL);
    }
    await installChromium((...args) => {
        tell(`Installing Chromium: apt-get ${args.join(' ')}`);
        const [program = 'apt-get', ...rest] = [...leave, 'apt-get', ...args];
        return runProgram(program, rest, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, onLine: hear });
    });
    const installed = findChromium();
    if (!installed) {
        throw new CommandError(`Chromium was installed and is not to be found.\n${WHAT_TO_INSTALL}`);
    }
    return installed;
}

/** Installs the first browser that apt-get has. @throws CommandError with what apt-get said last, where it has none */
export async function installChromium(
    apt: (...args: string[]) => Promise<{ code: number | null; output: string }>
): Promise<void> {
    let { code, output } = await apt('update');
    for (const name of code === 0 ? PACKAGES : []) {
        ({ code, output } = await apt('install', '--yes', '--no-install-recommends', name));
        if (code === 0) {
            return;
        }
    }
    throw new CommandError(`${output}\nChromium could not be installed.\n${WHAT_TO_INSTALL}`);
}

/** Lets whatever this process starts install Chromium where there is none. */
export function allowInstall(): void {
    process.env[ALLOWED] = 'true';
}

/** Asks at a terminal whether Chromium may be installed, where there is none and this machine can install it. */
export async function askForChromium(): Promise<void> {
    const isTerminal = process.stdin.isTTY && process.stderr.isTTY;
    if (!isTerminal || mayInstall() || findChromium() || !(await leaveToInstall())) {
        return;
    }
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    const answer = await terminal.question('The browser tests need Chromium. Install it by apt-get now? [y/N] ');
    terminal.close();
    if (/^y(?:es)?$/i.test(answer.trim())) {
        allowInstall();
    }
}

function mayInstall(): boolean {
    return process.env['CI'] === 'true' || process.env[ALLOWED] === 'true';
}

const WHAT_TO_INSTALL = [
    'The browser tests need Chromium or Google Chrome, and this machine has none in a usual place.',
    '  Debian:   sudo apt-get install chromium',
    '  Ubuntu:   sudo snap install chromium, or Google Chrome from https://www.google.com/chrome',
    '  Fedora:   sudo dnf install chromium',
    '  macOS:    brew install --cask chromium, or Google Chrome from https://www.google.com/chrome',
    '  Windows:  winget install Google.Chrome',
    'Where it stands elsewhere, name it: CHROMIUM_PATH=/path/to/chromium npm test',
    'On Debian, npm test -- --install-browser installs it, as CI=true does.'
].join('\n');

/** What goes before `apt-get` to install without a password; `undefined` where that cannot be done. */
async function leaveToInstall(): Promise<string[] | undefined> {
    if (!existsSync('/etc/debian_version') || !existsSync('/usr/bin/apt-get')) {
        return undefined;
    }
    if (process.getuid?.() === 0) {
        return [];
    }
    const { code } = await runProgram('sudo', ['--non-interactive', 'true']);
    return code === 0 ? ['sudo', '--non-interactive'] : undefined;
}

function isProgram(path: string): boolean {
    try {
        accessSync(path, constants.X_OK);
        return true;
    } catch {
        return false;
    }
}
