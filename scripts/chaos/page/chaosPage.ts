import '@lwc/synthetic-shadow';
import { quiet } from '../../console/page/session/link.ts';
import { connected, connectWorld, happenings } from '../../console/page/session/world.ts';
import { session } from '../../console/page/session/session.ts';
import { pageTime } from '../../console/page/time/pageTime.ts';
import { randomFrom } from '../../harness/random.ts';
import { beginIn, press, removeFrom, sendFrom, typeInto } from './agentHands.ts';
import { makeEventsFaulty } from './faultyEvents.ts';
import { faultyFetch } from './faultyFetch.ts';
import { makeStorageFaulty, spoilStorage } from './faultyStorage.ts';
import {
    NO_FAULTS,
    type FaultLevel,
    type LoginChange,
    type NoteFault,
    type PageControls,
    type Refusal
} from './pageControls.ts';
import { openRows, readInputs, readWindow } from './readWindow.ts';
import { throttleTimers } from './throttledTimers.ts';

/** An agent's console in which things go wrong, by the seed in its address. */
declare global {
    interface Window {
        chaos: PageControls;
    }
}

const address = new URLSearchParams(location.search);
const random = randomFrom(Number(address.get('chaos') ?? 1));
const storage = (address.get('storage') ?? NO_FAULTS.storage) as FaultLevel['storage'];
const counts: Record<string, number> = {};
const refusals: Refusal[] = [];
const note: NoteFault = (name) => {
    counts[name] = (counts[name] ?? 0) + 1;
};

/** A page says that it is on screen once it was painted, with what it asked the server for. */
async function painted(): Promise<void> {
    await quiet();
    for (let frame = 0; frame < 2; frame += 1) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await quiet();
}

let hasLogin = true;

/** The server tells all windows of a login; the platform tells the one that has it. */
function hearOwnLogins(): void {
    const tell = happenings.tell.bind(happenings);
    happenings.tell = (kind, what) => {
        const isLogin = 'name' in what && what.name === 'omniChannelLoginSuccess';
        if (!isLogin || hasLogin) {
            tell(kind, what);
        }
    };
}

function changeLogin(change: LoginChange): void {
    hasLogin = change === 'in';
    const event =
        change === 'in'
            ? { name: 'omniChannelLoginSuccess' as const, params: { statusId: session().statuses[0]?.id ?? '' } }
            : { name: 'omniChannelLogout' as const, params: { reason: change } };
    happenings.tell('omni', event);
}

await connectWorld();
// The product's timers are taken from the page's time once, when its modules are loaded.
throttleTimers(pageTime(), () => window.chaos.level.throttled);
const { setClockWrongBy } = await import('../../console/page/time/productTime.ts');
const { accept } = await import('../../console/page/omni/omni.ts');
const { openBelow, openChat } = await import('../../console/page/workspace/workspace.ts');
window.chaos = {
    level: { ...NO_FAULTS, storage },
    counts,
    refusals,
    clockWrongBy: setClockWrongBy,
    goOnTo: (now) => pageTime().stepTo({ now, iso: new Date(now).toISOString(), speed: 1, paused: true }),
    isConnected: () => connected.get(),
    async comeBack() {
        window.dispatchEvent(new Event('focus'));
        await painted();
    },
    changeLogin,
    spoilStorage: () => spoilStorage(random.stream('storage')),
    accept,
    async open(chat) {
        openChat(chat);
        await painted();
    },
    openTwice: (chat) => void openBelow(openChat(chat), { shows: 'record', recordId: chat, label: 'Again' }),
    openRows,
    readWindow,
    readInputs,
    press,
    typeInto,
    beginIn,
    removeFrom,
    sendFrom
};
const requests = { percent: () => window.chaos.level.requests, note, refused: (one: Refusal) => refusals.push(one) };
window.fetch = faultyFetch(window.fetch.bind(window), random, requests);
hearOwnLogins();
makeEventsFaulty(random.stream('events'), { percent: () => window.chaos.level.events, note });
makeStorageFaulty(() => window.chaos.level.storage);
const { showConsole } = await import('../../console/page/showConsole.ts');
showConsole();
