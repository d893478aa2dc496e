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

/** What all tests of one project share. */
export interface ConsoleOptions {
    /** More words of the command line that the local console is started with. */
    startOptions: string[];
}

function watch(context: BrowserContext, errors: string[]): void {
    context.on('weberror', (thrown) => {
        const { message, stack = message } = thrown.error();
        errors.push(stack);
    });
    context.on('console', (message) => {
        if (message.type() === 'error') {
            errors.push(`${message.text()} (${message.location().url})`);
        }
    });
}

/** A test with a shift of its own, and pages that fail it where they have errors. Tests share a local console. */
export const test = base.extend<Fixtures, ConsoleOptions & { local: LocalConsole }>({
    startOptions: [[], { option: true, scope: 'worker' }],
    local: [
        async ({ startOptions }, use) => {
            const local = await startLocalConsole(...startOptions);
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
