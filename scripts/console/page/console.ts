import '@lwc/synthetic-shadow';

import { connectWorld } from './session/world.ts';

await connectWorld();
// Only now: modules of the product ask for the time and the user while they load.
const { showConsole } = await import('./showConsole.ts');
showConsole();
