import '@lwc/synthetic-shadow';
import { connected, connectWorld } from '../../console/page/session/world.ts';
import { pageTime } from '../../console/page/time/pageTime.ts';
import { randomFrom } from '../../harness/random.ts';
import { makeEventsFaulty } from './faultyEvents.ts';
import { NO_FAULTS, type NoteFault, type PageHands } from './faults.ts';
import { faultyFetch } from './faultyFetch.ts';
import { makeStorageFaulty } from './faultyStorage.ts';
import { throttleTimers } from './throttledTimers.ts';

/** An agent's console in which things go wrong, by the seed in its address. */
declare global {
    interface Window {
        chaos: PageHands;
    }
}

const random = randomFrom(Number(new URLSearchParams(location.search).get('chaos') ?? 1));
const counts: Record<string, number> = {};
const note: NoteFault = (name) => {
    counts[name] = (counts[name] ?? 0) + 1;
};

await connectWorld();
// The product's timers are taken from the page's time once, when its modules are loaded.
throttleTimers(pageTime(), () => window.chaos.level.throttled);
const { setClockWrongBy } = await import('../../console/page/time/productTime.ts');
const { accept } = await import('../../console/page/omni/omni.ts');
const { openChat } = await import('../../console/page/workspace/workspace.ts');
window.chaos = {
    level: NO_FAULTS,
    counts,
    clockWrongBy: setClockWrongBy,
    isConnected: () => connected.get(),
    accept,
    open: (chat) => void openChat(chat)
};
window.fetch = faultyFetch(window.fetch.bind(window), random, { percent: () => window.chaos.level.requests, note });
makeEventsFaulty(random, { percent: () => window.chaos.level.events, note });
makeStorageFaulty(() => window.chaos.level.storage);
const { showConsole } = await import('../../console/page/showConsole.ts');
showConsole();
