import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalConsole } from './localConsole.ts';
import { beginShift } from './shift.ts';
import { expect, test } from './test.ts';

const UNKNOWN = 'This chat is not known here any more. Start a new one.';

test.describe('a console that was stopped and started again', () => {
    test.use({ expectedErrors: [/WebSocket|Failed to load resource/] });

    for (const [what, file] of [
        ['with its database', 'org.sqlite'],
        ['with an empty one', ':memory:']
    ] as const) {
        test(`${what} shows no chat of before, and tells the client to start a new one`, async ({ context }) => {
            const folder = await mkdtemp(join(tmpdir(), 'restart-'));
            const database = ['--database', file === ':memory:' ? file : join(folder, file)];
            const before = await startLocalConsole(...database);
            const shift = await beginShift(before, context);
            const dana = await shift.agent('dana');
            const mia = await shift.client();
            await dana.accept('Mia Berg');
            await before.stop();
            await expect(dana.page.getByText('does not answer')).toBeVisible();
            await expect(mia.page.getByText('The connection is lost.')).toBeVisible();

            const after = await startLocalConsole(...database, '--port', new URL(before.url).port);
            await expect(dana.page.getByText('You have no chats now.')).toBeVisible();
            await expect(dana.page.getByRole('tab', { name: 'Mia Berg' })).toHaveCount(0);
            await expect(dana.page.getByText('does not answer')).toHaveCount(0);
            await expect(mia.page.getByRole('alert').getByText(UNKNOWN)).toBeVisible();
            await expect(mia.page.getByText('The connection is lost.')).toHaveCount(0);
            // Pages that are still open would report that their server went away.
            await Promise.all(context.pages().map((page) => page.close()));
            await after.stop();
            await rm(folder, { recursive: true });
        });
    }
});

test('an agent who cannot be is told why', async ({ local, page }) => {
    await page.goto(`${local.url}/?agent=${encodeURIComponent('!!!')}`);
    await expect(page.getByText('"!!!" cannot be an agent\'s name')).toBeVisible();
});

test.describe('a status that there is not', () => {
    test.use({ expectedErrors: [/400 \(Bad Request\)/] });

    test('is named, with those that there are', async ({ local, page }) => {
        await page.goto(`${local.url}/?agent=dana&presence=Nowhere`);
        await expect(page.getByText('There is no presence "Nowhere". There are: Available, Away, Busy.')).toBeVisible();
    });
});
