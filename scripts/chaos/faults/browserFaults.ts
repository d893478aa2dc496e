import type { MoreWindows } from '../agents/agentBrowsers.ts';
import type { Fault, Scene } from './fault.ts';
import { goOnline } from './platformFaults.ts';

const MINUTE = 60;
/** By how many seconds a wrong clock is wrong. */
const WRONG = 300;

async function setClocksWrongBy({ windows }: Scene['browsers'], seconds: number): Promise<void> {
    for (const window of windows) {
        await window.setClockWrongBy(seconds);
    }
}

async function hide({ browsers }: Scene, hidden: boolean): Promise<void> {
    browsers.isAway = hidden;
    await browsers.first.console.hide(hidden);
}

async function close({ browsers, now, noteLost }: Scene, name: MoreWindows): Promise<void> {
    noteLost(await browsers.closeMore(name, now));
}

/** What a browser, and the computer under it, do to the product. */
export const BROWSER_FAULTS: readonly Fault[] = [
    { name: 'browser:reload', group: 'machine', needsMachine: true, begin: ({ browsers }) => browsers.reload() },
    {
        name: 'browser:reload-elsewhere',
        group: 'machine',
        needsMachine: true,
        async begin({ browsers }) {
            await browsers.first.page.getByRole('tab', { name: 'Home' }).click();
            await browsers.reload();
        }
    },
    {
        name: 'browser:clock-wrong',
        group: 'machine',
        needsMachine: true,
        lasts: [2 * MINUTE, 6 * MINUTE],
        begin: ({ browsers, random }) => browsers.reload(random.pick([-WRONG, WRONG])),
        end: ({ browsers }) => browsers.reload()
    },
    {
        name: 'browser:second-window',
        group: 'windows',
        needsMachine: true,
        lasts: [2 * MINUTE, 8 * MINUTE],
        begin: ({ browsers }) => browsers.openMore('second window'),
        end: (scene) => close(scene, 'second window')
    },
    {
        name: 'browser:second-browser',
        group: 'windows',
        needsMachine: true,
        lasts: [2 * MINUTE, 8 * MINUTE],
        begin: ({ browsers }) => browsers.openMore('second browser'),
        end: (scene) => close(scene, 'second browser')
    },
    {
        name: 'browser:two-panels',
        group: 'windows',
        needsMachine: true,
        async begin({ browsers, chats, random }) {
            if (chats.length > 0) {
                await browsers.first.openTwice(random.pick(chats).id);
            }
        }
    },
    {
        name: 'browser:hidden',
        group: 'machine',
        lasts: [2 * MINUTE, 10 * MINUTE],
        begin: (scene) => hide(scene, true),
        end: (scene) => hide(scene, false)
    },
    {
        name: 'browser:throttled',
        group: 'machine',
        lasts: [5 * MINUTE, 60 * MINUTE],
        goesOn: true,
        level: () => ({ throttled: true }),
        begin: (scene) => hide(scene, true),
        end: (scene) => hide(scene, false)
    },
    {
        name: 'browser:clock-jumps',
        group: 'machine',
        lasts: [MINUTE, 4 * MINUTE],
        begin: ({ browsers, random }) => setClocksWrongBy(browsers, random.pick([-WRONG, WRONG])),
        end: ({ browsers }) => setClocksWrongBy(browsers, 0)
    },
    {
        name: 'browser:offline',
        group: 'machine',
        lasts: [30, 3 * MINUTE],
        begin: ({ browsers, now }) => browsers.setOffline(true, now),
        async end(scene) {
            await scene.browsers.setOffline(false, scene.now);
            await goOnline(scene);
        }
    },
    {
        name: 'machine:asleep',
        group: 'machine',
        lasts: [10 * MINUTE, 10 * MINUTE],
        begin: ({ browsers }) => browsers.sleep(),
        async end(scene) {
            await scene.browsers.wake();
            await goOnline(scene);
        }
    },
    {
        name: 'storage:full',
        group: 'storage',
        lasts: [MINUTE, 4 * MINUTE],
        level: () => ({ storage: 'full' })
    },
    {
        name: 'storage:denied',
        group: 'storage',
        lasts: [MINUTE, 4 * MINUTE],
        level: () => ({ storage: 'denied' })
    },
    {
        name: 'storage:unreadable',
        group: 'storage',
        needsMachine: true,
        async begin({ browsers }) {
            await browsers.first.spoilStorage();
            await browsers.reload();
        }
    }
];
