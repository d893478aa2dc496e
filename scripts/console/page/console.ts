import '@lwc/synthetic-shadow';

import { connectWorld } from './session/world.ts';

async function show(): Promise<void> {
    // Only now: modules of the product ask for the time and the user while they load.
    const { showConsole } = await import('./showConsole.ts');
    showConsole();
}

await connectWorld().then(show, ({ message }: Error) => document.body.append(message));
