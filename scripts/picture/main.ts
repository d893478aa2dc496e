import path from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { AgentPage } from '../console/browser/agentPage.ts';
import { ClientPage } from '../console/browser/clientPage.ts';
import { startLocalConsole } from '../console/browser/localConsole.ts';
import { readCommandLine } from '../command/readCommandLine.ts';
import { runCommand } from '../command/runCommand.ts';
import { launchChromium } from '../harness/launchChromium.ts';

/** Takes the picture that the README shows: a shift at work in the local console. */
const PICTURE = path.resolve(import.meta.dirname, '../../docs/console.png');
const SIZE = { width: 1440, height: 900 };

async function shift(
    context: BrowserContext,
    local: Awaited<ReturnType<typeof startLocalConsole>>
): Promise<AgentPage> {
    const dana = await AgentPage.open(context, local.url, 'dana');
    const client = (first: string, last: string, question: string): Promise<ClientPage> =>
        ClientPage.start(context, local.url, { first, last, email: `${first.toLowerCase()}@example.com`, question });

    const ines = await client('Ines', 'Okafor', 'I was charged twice this month.');
    await dana.accept('Ines Okafor');
    await dana.say('Let me check that for you.');
    await local.pass(75);

    await client('Tom', 'Vale', 'Can I change my delivery address?');
    await dana.accept('Tom Vale');
    await dana.say('Yes: under Settings, Account, Address.');
    await local.pass(60);
    await ines.say('Thank you for looking into it');

    const mia = await client('Mia', 'Berg', 'Where is my order?');
    await dana.accept('Mia Berg');
    await dana.say('Hello Mia! It left our warehouse this morning.');
    await mia.say('Great. And when does it arrive?');
    await local.pass(52);
    await dana.openUtility('Chat Etiquette');
    return dana;
}

async function picture(args: string[]): Promise<number> {
    const { values } = readCommandLine({ args, options: { help: { type: 'boolean', default: false } } });
    if (values.help) {
        process.stdout.write('Usage: npm run picture\n\nTakes the picture that the README shows. It needs Chromium.\n');
        return 0;
    }
    const local = await startLocalConsole();
    const browser = await launchChromium((text) => console.log(text));
    try {
        const context = await browser.newContext({ viewport: SIZE, locale: 'en-US', timezoneId: 'UTC' });
        const dana = await shift(context, local);
        await dana.page.bringToFront();
        await dana.page.getByRole('button', { name: 'Minimize Omni-Channel' }).click();
        await dana.page.screenshot({ path: PICTURE });
        console.log(`Taken: ${path.relative(process.cwd(), PICTURE)}`);
    } finally {
        await browser.close();
        await local.stop();
    }
    return 0;
}

await runCommand('picture', picture);
