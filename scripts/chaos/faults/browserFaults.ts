import type { Fault, Scene } from './faults.ts';

const MINUTE = 60;
/** By how many seconds a wrong clock is wrong. */
const WRONG = 300;

async function clockWrongBy({ pages }: Scene['desk'], seconds: number): Promise<void> {
    for (const page of pages) {
        await page.evaluate((wrong) => window.chaos.clockWrongBy(wrong), seconds);
    }
}

/** What a browser, and the computer under it, do to the product. */
export const BROWSER_FAULTS: readonly Fault[] = [
    { name: 'browser:reload', begin: ({ desk }) => desk.reload() },
    {
        name: 'browser:reload-elsewhere',
        async begin({ desk }) {
            await desk.first.page.getByRole('tab', { name: 'Home' }).click();
            await desk.reload();
        }
    },
    {
        name: 'browser:clock-wrong',
        lasts: [2 * MINUTE, 6 * MINUTE],
        begin: ({ desk, random }) => desk.reload(random.pick([-WRONG, WRONG])),
        end: ({ desk }) => desk.reload()
    },
    {
        name: 'browser:second-window',
        lasts: [2 * MINUTE, 8 * MINUTE],
        begin: ({ desk }) => desk.openSecond(),
        end: ({ desk }) => desk.closeSecond()
    },
    {
        name: 'browser:hidden',
        lasts: [2 * MINUTE, 10 * MINUTE],
        begin: ({ desk }) => desk.first.hide(true),
        end: ({ desk }) => desk.first.hide(false)
    },
    {
        name: 'browser:throttled',
        lasts: [5 * MINUTE, 60 * MINUTE],
        goesOn: true,
        async begin({ desk }) {
            desk.isAway = true;
            await desk.first.hide(true);
            await desk.setLevel({ throttled: true });
        },
        async end({ desk }) {
            await desk.setLevel({});
            await desk.first.hide(false);
            desk.isAway = false;
        }
    },
    {
        name: 'browser:clock-jumps',
        lasts: [MINUTE, 4 * MINUTE],
        begin: ({ desk, random }) => clockWrongBy(desk, random.pick([-WRONG, WRONG])),
        end: ({ desk }) => clockWrongBy(desk, 0)
    },
    {
        name: 'browser:offline',
        lasts: [30, 3 * MINUTE],
        async begin({ desk }) {
            desk.isAway = true;
            await desk.context.setOffline(true);
        },
        async end({ desk }) {
            await desk.context.setOffline(false);
            await desk.connected();
            desk.isAway = false;
        }
    },
    {
        name: 'machine:asleep',
        lasts: [10 * MINUTE, 10 * MINUTE],
        begin: ({ desk }) => desk.sleep(),
        end: ({ desk }) => desk.wake()
    },
    {
        name: 'storage:full',
        lasts: [MINUTE, 4 * MINUTE],
        begin: ({ desk }) => desk.setLevel({ storage: 'full' }),
        end: ({ desk }) => desk.setLevel({})
    },
    {
        name: 'storage:denied',
        lasts: [MINUTE, 4 * MINUTE],
        begin: ({ desk }) => desk.setLevel({ storage: 'denied' }),
        end: ({ desk }) => desk.setLevel({})
    },
    {
        name: 'storm:requests',
        echoes: true,
        lasts: [MINUTE, 5 * MINUTE],
        begin: ({ desk, random }) => desk.setLevel({ requests: random.between(40, 95) }),
        end: ({ desk }) => desk.setLevel({})
    },
    {
        name: 'storm:events',
        echoes: true,
        lasts: [MINUTE, 5 * MINUTE],
        begin: ({ desk, random }) => desk.setLevel({ events: random.between(40, 95) }),
        end: ({ desk }) => desk.setLevel({})
    },
    {
        name: 'storm:both',
        echoes: true,
        lasts: [MINUTE, 5 * MINUTE],
        begin: ({ desk, random }) =>
            desk.setLevel({ requests: random.between(30, 80), events: random.between(30, 80) }),
        end: ({ desk }) => desk.setLevel({})
    }
];
