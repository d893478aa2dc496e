import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './test.ts';

interface Violation {
    directive: string;
    blocked: string;
}

/** Notes every violation of the security policy in every page, from its first moment. */
async function watchPolicy(context: BrowserContext): Promise<Violation[]> {
    const violations: Violation[] = [];
    await context.exposeFunction('noteViolation', (violation: Violation) => violations.push(violation));
    await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
            const { noteViolation } = window as unknown as { noteViolation(violation: Violation): void };
            noteViolation({ directive: effectiveDirective, blocked: blockedURI });
        });
    });
    return violations;
}

/** What markup that got into the page would try: to run, and to look like something else. */
function inject(page: Page) {
    return page.evaluate(async () => {
        const script = document.createElement('script');
        script.textContent = 'window.injected = "script"';
        const image = document.createElement('img');
        image.setAttribute('onerror', 'window.injected = "handler"');
        image.src = '/assets/nothing.png';
        const style = document.createElement('style');
        style.textContent = 'body { display: none !important }';
        const failed = new Promise((resolve) => image.addEventListener('error', resolve));
        document.body.append(script, image, style);
        await failed;
        return {
            ran: (window as unknown as { injected?: string }).injected,
            hidden: getComputedStyle(document.body).display === 'none'
        };
    });
}

test('a chat is worked without one violation of the security policy', async ({ context, agent, client, shift }) => {
    const violations = await watchPolicy(context);
    const dana = await agent('dana');
    const mia = await client();
    await dana.accept('Mia Berg');
    await dana.press('Mia Berg', 'Hold');
    await dana.sendInserted(/I need a few minutes/);
    await mia.say('Thank you');
    await shift.pass(301);
    await dana.sendInserted(/opened ticket/);
    await dana.page
        .getByRole('tab', { name: /Mia Berg/ })
        .first()
        .click();
    await shift.pass(181);
    await dana.sendInserted('Are you still there?');
    await mia.end();
    await dana.expectEnded('Mia Berg');
    expect(violations).toEqual([]);
});

test.describe('with markup in the page', () => {
    test.use({ expectedErrors: async ({ context: _context }, use) => use([/Content Security Policy/, /404/]) });

    test('no script, no handler and no style of it takes effect', async ({ context, agent, client }) => {
        const violations = await watchPolicy(context);
        const dana = await agent('dana');
        const mia = await client();
        for (const page of [dana.page, mia.page]) {
            expect(await inject(page)).toEqual({ ran: undefined, hidden: false });
        }
        const directives = new Set(violations.map(({ directive }) => directive));
        expect(directives).toEqual(new Set(['script-src-elem', 'script-src-attr', 'style-src-elem']));
    });
});

test('the policy allows nothing but the console’s own, and what the sandbox needs', async ({ shift, startOptions }) => {
    const sandbox = startOptions.includes('--no-lws') ? [] : ["'unsafe-eval'"];
    for (const path of ['/', '/visitor']) {
        const policy = (await fetch(shift.url + path)).headers.get('content-security-policy') ?? '';
        const directives = new Map(policy.split('; ').map((each) => [each.split(' ')[0], each.split(' ').slice(1)]));
        for (const closed of ['default-src', 'base-uri', 'form-action', 'frame-ancestors']) {
            expect(directives.get(closed), closed).toEqual(["'none'"]);
        }
        for (const own of ['style-src', 'connect-src', 'font-src']) {
            expect(directives.get(own), own).toEqual(["'self'"]);
        }
        expect(directives.get('script-src')).toEqual(["'self'", expect.stringMatching(/^'sha256-/), ...sandbox]);
        expect(policy.match(/'unsafe-[^']*'/g) ?? []).toEqual(sandbox);
    }
});
