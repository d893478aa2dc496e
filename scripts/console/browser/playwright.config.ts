import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import type { ConsoleOptions } from './test.ts';
import { findChromium } from '../../harness/chromium.ts';

const root = join(import.meta.dirname, '../../..');

/** One real browser, and no waiting for real time: every test moves the console's own clock. */
export default defineConfig<object, ConsoleOptions>({
    testDir: import.meta.dirname,
    testMatch: '*.spec.ts',
    outputDir: join(root, 'test-results'),
    fullyParallel: false,
    // Each has a console of its own, with a server, a database and a clock: the files of tests do not meet.
    workers: 2,
    // What passes only at a second try is a fault to be found, and fails the run as any other does.
    retries: 0,
    failOnFlakyTests: true,
    forbidOnly: Boolean(process.env['CI']),
    // Two guards against what hangs, not measures: on a busy machine all of it takes three times as long as on an idle one.
    timeout: 240_000,
    globalTimeout: 60 * 60_000,
    expect: { timeout: 20_000 },
    reporter: 'list',
    projects: [
        { name: 'lws', use: { startOptions: [] } },
        {
            name: 'plain',
            // What the sandbox could change: each needs the browser in another way.
            testMatch: ['walkthrough.spec.ts', 'keyboard.spec.ts'],
            use: { startOptions: ['--no-lws'] }
        },
        {
            name: 'hostile',
            testMatch: [
                'walkthrough.spec.ts',
                'silence.spec.ts',
                'tickets.spec.ts',
                'countdowns.spec.ts',
                'legacyChat.spec.ts',
                'windows.spec.ts',
                'everyday.spec.ts'
            ],
            use: { startOptions: ['--platform', 'hostile'] }
        }
    ],
    use: {
        browserName: 'chromium',
        viewport: { width: 1440, height: 900 },
        locale: 'en-US',
        timezoneId: 'UTC',
        // A trace of every second that passes would take ten times as long as the second itself.
        screenshot: 'only-on-failure',
        launchOptions: { executablePath: findChromium(), args: ['--no-sandbox'] }
    }
});
