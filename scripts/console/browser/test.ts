import { test as base, expect, type BrowserContext } from '@playwright/test';
import { startLocalConsole, type LocalConsole } from './localConsole.ts';
import { beginShift, type Shift } from './shift.ts';

interface Fixtures {
    shift: Shift;
    agent: Shift['agent'];
    client: Shift['client'];
    /** What may go wrong in the pages of this test. */
    expectedErrors: RegExp[];
    /** What went wrong in any page: errors nobody caught, and errors in their consoles. */
    pageErrors: string[];
}

function watch(context: BrowserContext, errors: string[]): void {
    context.on('weberror', (error) => errors.push(error.error().message));
    context.on('console', (message) => {
        if (message.type() === 'error') {
            errors.push(`${message.text()} (${message.location().url})`);
        }
    });
}

/** A test with a shift of its own, and pages that fail it where they have errors. Tests share a local console. */
export const test = base.extend<Fixtures, { local: LocalConsole }>({
    local: [
        // eslint-disable-next-line no-empty-pattern -- Playwright asks for a pattern that names what is used: nothing
        async ({}, use) => {
            const local = await startLocalConsole();
            await use(local);
            await local.stop();
        },
        { scope: 'worker' }
    ],
    shift: async ({ context, local }, use) => {
        const shift = await beginShift(local, context);
        await use(shift);
        await shift.over();
    },
    expectedErrors: async ({ context: _context }, use) => use([]),
    pageErrors: [
        async ({ context, expectedErrors }, use) => {
            const errors: string[] = [];
            watch(context, errors);
            await use(errors);
            expect(errors.filter((error) => !expectedErrors.some((expected) => expected.test(error)))).toEqual([]);
        },
        { auto: true }
    ],
    agent: async ({ shift }, use) => use((name, more) => shift.agent(name, more)),
    client: async ({ shift }, use) => use((client, kind) => shift.client(client, kind))
});

export { expect };
