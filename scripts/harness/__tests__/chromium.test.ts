import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { findChromium, installChromium, provideChromium } from '../chromium.ts';

const { CHROMIUM_PATH, PATH } = process.env;
let folder: string;

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'browser-'))));

afterEach(() => {
    rmSync(folder, { recursive: true });
    process.env['PATH'] = PATH;
    if (CHROMIUM_PATH === undefined) {
        delete process.env['CHROMIUM_PATH'];
    } else {
        process.env['CHROMIUM_PATH'] = CHROMIUM_PATH;
    }
});

describe('the browser of the tests', () => {
    test('is the one that is named', () => {
        process.env['CHROMIUM_PATH'] = folder;
        assert.equal(findChromium(), folder);
    });

    test('is an error where nothing stands at the place that is named', () => {
        process.env['CHROMIUM_PATH'] = join(folder, 'gone');
        assert.throws(() => findChromium(), /CHROMIUM_PATH names .*gone, and nothing is there/);
    });

    test('is found on the path of programs', { skip: process.platform === 'win32' }, () => {
        const program = join(folder, 'google-chrome');
        writeFileSync(program, '');
        chmodSync(program, 0o755);
        process.env['CHROMIUM_PATH'] = '';
        process.env['PATH'] = folder;
        assert.equal(findChromium(), program);
    });

    test('is not installed unasked: the error says how to install it', async () => {
        process.env['CHROMIUM_PATH'] = '';
        process.env['PATH'] = folder;
        const { CI } = process.env;
        delete process.env['CI'];
        try {
            const told: string[] = [];
            const listener = { hear: () => undefined, tell: (line: string) => told.push(line) };
            await assert.rejects(provideChromium(listener), /apt-get install chromium[^]*--install-browser/);
            assert.deepEqual(told, []);
        } finally {
            process.env['CI'] = CI ?? '';
        }
    });

    test('is the light one where the system has it, else the whole one, else an error with what the system said', async () => {
        const asked: string[] = [];
        const system =
            (has: string[]) =>
            (...args: string[]) => {
                asked.push(args.join(' '));
                const isThere = args[0] === 'update' || has.includes(args.at(-1) ?? '');
                return Promise.resolve(isThere ? { code: 0, output: '' } : { code: 100, output: 'Unable to locate' });
            };
        const INSTALL = 'install --yes --no-install-recommends';
        await installChromium(system(['chromium-headless-shell', 'chromium']));
        assert.deepEqual(asked.splice(0), ['update', `${INSTALL} chromium-headless-shell`]);
        await installChromium(system(['chromium']));
        assert.deepEqual(asked.splice(0), ['update', `${INSTALL} chromium-headless-shell`, `${INSTALL} chromium`]);
        await assert.rejects(installChromium(system([])), /Unable to locate\nChromium could not/);
    });
});
