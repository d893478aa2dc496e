import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';

const LIBRARY = '/assets/sandbox/sandbox.js';

interface Sandbox {
    evaluateFunction(namespace: string, source: string, scope: object, url: string): () => unknown;
}

/** Runs code in the sandbox of a namespace, and answers with the message of what it throws. */
function thrownIn(page: Page, namespace: string, code: string): Promise<string> {
    return page.evaluate(
        async ([library, name, body]) => {
            const { evaluateFunction } = (await import(library)) as Sandbox;
            try {
                evaluateFunction(name, `function () { ${body} }`, {}, '//# sourceURL=test.js')();
                return 'nothing';
            } catch (error) {
                return (error as Error).message;
            }
        },
        [LIBRARY, namespace, code] as const
    );
}

test('what the product keeps is kept under the name of its namespace, as its sandbox has it', async ({
    agent,
    client
}) => {
    const dana = await agent('dana');
    await client();
    await dana.accept('Mia Berg');
    const kept = (): Promise<string[]> => dana.page.evaluate(() => Object.keys(localStorage));
    await expect.poll(async () => (await kept()).filter((key) => key.includes('etiquette|')).length).toBeGreaterThan(0);
    expect((await kept()).filter((key) => !key.startsWith('LSKey[c]'))).toEqual([]);
});

test('our namespace can hear no storage event, and everything else that it needs', async ({ agent }) => {
    const { page } = await agent('dana');
    expect(await thrownIn(page, 'c', "window.addEventListener('storage', () => {});")).toBe(
        "Lightning Web Security: Cannot add 'storage' event listener to Window object."
    );
    expect(await thrownIn(page, 'c', "window.addEventListener('focus', () => {}); localStorage.length;")).toBe(
        'nothing'
    );
});

test.describe('an error that nobody catches in the sandbox', () => {
    test.use({ expectedErrors: async ({ context: _context }, use) => use([/.*/]) });

    test('is named by its message and its place', async ({ agent, pageErrors }) => {
        const { page } = await agent('dana');
        await thrownIn(page, 'c', "setTimeout(() => { throw new TypeError('the bar has no chats'); });");
        await expect.poll(() => pageErrors.join('\n')).toContain('TypeError: the bar has no chats');
        expect(pageErrors.join('\n')).toContain('test.js');
    });
});
