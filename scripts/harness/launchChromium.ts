import { type Browser, chromium } from '@playwright/test';
import { provideChromium } from './chromium.ts';

/** Starts this machine's Chromium without a window. `say` gets what a person has to know, as that it is installed. */
export async function launchChromium(say: (text: string) => void): Promise<Browser> {
    const executablePath = await provideChromium({ hear: () => undefined, tell: say });
    return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}
