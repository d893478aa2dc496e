import '@lwc/synthetic-shadow';
import { connectWorld } from '../console/page/session/world.ts';
import { pageTime } from '../console/page/time/pageTime.ts';

/** What this page offers beside the console: how many timers of the product have fired so far. */
declare global {
    interface Window {
        timersFired: number;
    }
}

type SetTimer = (callback: () => void, milliseconds?: number, ...values: unknown[]) => number;

function counted(set: SetTimer): SetTimer {
    return (callback: (...values: unknown[]) => void, milliseconds, ...values) =>
        set(() => {
            window.timersFired += 1;
            callback(...values);
        }, milliseconds);
}

window.timersFired = 0;
await connectWorld();
// Before the product loads: it takes its timers from here as it does.
const time = pageTime();
time.setTimeout = counted(time.setTimeout);
time.setInterval = counted(time.setInterval);
const { showConsole } = await import('../console/page/showConsole.ts');
showConsole();
